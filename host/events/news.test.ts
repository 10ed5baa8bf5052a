import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventMap } from '#contract/api.ts';
import { events } from '#contract/events.ts';
import type { HealthView } from '#contract/health.ts';
import type { QueueView } from '#contract/jobs.ts';
import { AppError } from '#core/errors.ts';
import type { Topic } from '#core/topic.ts';
import { health, runView } from '#tests/support/fake-rolewatch.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createBus } from './bus.ts';
import { createDataRevisions, createHealthNews, createQueueNews, followPipeline } from './news.ts';

function start() {
  const driver = idleDriver();
  const heard: (readonly Topic[])[] = [];
  const following = followPipeline(driver, { changed: (topics) => heard.push(topics) });
  return { driver, following, topics: () => heard.flat() };
}

it.each([
  ['s-run1-acme', ['companies', 'postings']],
  ['w-run1-acme-0', ['postings']],
  ['f-run1-acme', []],
  ['no id', []],
])('reports the topics that a finished job stored: %s', (id, topics) => {
  const { driver, topics: heard } = start();
  driver.tell({ type: 'completed', id, result: null });
  expect(heard()).toEqual(topics);
});

it('reports nothing for unfinished jobs', () => {
  const { driver, topics } = start();
  driver.tell({ type: 'started', id: 's-run1-acme' });
  driver.tell({ type: 'failed', id: 's-run1-acme', error: new AppError('cancelled', {}) });
  expect(topics()).toEqual([]);
});

it('stops listening once disposed', () => {
  const { driver, following } = start();
  following[Symbol.dispose]();
  expect(driver.listeners.size).toBe(0);
});

describe('the news of the queues', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function start({ counts = idleDriver().counts } = {}) {
    const bus = createBus();
    const driver = { ...idleDriver(), counts };
    const heard: QueueView[][] = [];
    bus.on('queues.changed', (queues) => heard.push(queues));
    const news = createQueueNews(bus, driver, silentLog);
    return { bus, driver, news, heard };
  }

  it('sends queue counts at most once a second while jobs move, and once more after', async () => {
    const { driver, heard } = start();
    for (let ms = 0; ms < 2_500; ms += 100) {
      driver.tell({ type: 'started', id: 'f-run1-acme' });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(heard).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(heard).toHaveLength(4);
    expect(heard[0]?.map(({ queue }) => queue)).toContain('io_fetch');
  });

  it('counts nothing while no job moves', async () => {
    const counts = vi.fn(idleDriver().counts);
    start({ counts });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(counts).not.toHaveBeenCalled();
  });

  it.each([
    ['a queue was changed by hand', ({ news }: ReturnType<typeof start>) => news.changed()],
    [
      'a run queued or removed jobs',
      ({ bus }: ReturnType<typeof start>) => bus.publish('run.changed', runView('run1', 0)),
    ],
  ])('also sends counts if %s', async (_what, happen) => {
    const started = start();
    happen(started);
    await vi.advanceTimersByTimeAsync(0);
    expect(started.heard).toHaveLength(1);
  });

  it('continues after the queues could not be counted', async () => {
    const counts = vi.fn(idleDriver().counts).mockRejectedValueOnce(new Error('no Redis'));
    const { news, heard } = start({ counts });
    news.changed();
    await vi.advanceTimersByTimeAsync(1_000);
    news.changed();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(heard).toHaveLength(1);
  });
});

describe('the news of the health', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function start() {
    const bus = createBus();
    const heard: HealthView[] = [];
    bus.on('health.changed', (view) => heard.push(view));
    let nextScanAt: string | null = null;
    const news = createHealthNews(bus, () => ({ ...health, nextScanAt }));
    const turn = () => {
      nextScanAt = nextScanAt === null ? 'soon' : null;
    };
    return { news, heard, turn };
  }

  it('sends a change in the next turn', () => {
    const { news, heard } = start();
    news.changed();
    vi.advanceTimersByTime(0);
    expect(heard).toEqual([health]);
  });

  it('sends nothing twice', () => {
    const { news, heard, turn } = start();
    for (const _ of [1, 2, 3]) {
      news.changed();
      vi.advanceTimersByTime(1_000);
    }
    turn();
    news.changed();
    vi.advanceTimersByTime(1_000);
    expect(heard.map((told) => told.nextScanAt)).toEqual([null, 'soon']);
  });

  it('sends worker usage at most every two seconds', () => {
    const { news, heard, turn } = start();
    for (let ms = 0; ms < 10_000; ms += 500) {
      turn();
      news.used();
      vi.advanceTimersByTime(500);
    }
    expect(heard.length).toBeLessThanOrEqual(5);
  });
});

describe('the revisions of data', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function start() {
    const bus = createBus();
    const heard: EventMap['data.changed'][] = [];
    bus.on('data.changed', (event) => heard.push(event));
    return { revisions: createDataRevisions(bus, 'host1'), heard };
  }

  it('counts the changes of each topic, and sends them together', () => {
    const { revisions, heard } = start();
    revisions.changed(['companies', 'runs']);
    revisions.changed(['companies']);
    vi.advanceTimersByTime(0);
    expect(heard).toHaveLength(1);
    expect(events['data.changed'].parse(heard[0])).toMatchObject({
      host: 'host1',
      revisions: { companies: 2, runs: 1, postings: 0 },
    });
  });

  it('has zero counts before any change', () => {
    const { revisions } = start();
    expect(events['data.changed'].parse(revisions.current()).revisions.inbox).toBe(0);
  });

  it('sends at most ten events a second', () => {
    const { revisions, heard } = start();
    for (let ms = 0; ms < 1_000; ms += 5) {
      revisions.changed(['postings']);
      vi.advanceTimersByTime(5);
    }
    expect(heard.length).toBeLessThanOrEqual(11);
    vi.advanceTimersByTime(1_000);
    expect(heard.at(-1)?.revisions.postings).toBe(200);
  });

  it('sends nothing without a change', () => {
    const { revisions, heard } = start();
    revisions.changed([]);
    vi.advanceTimersByTime(1_000);
    expect(heard).toEqual([]);
  });
});

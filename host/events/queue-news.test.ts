import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { QueueView } from '#contract/views/queue.ts';
import { runView } from '#tests/support/fake-rolewatch.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createBus } from './bus.ts';
import { createQueueNews } from './queue-news.ts';

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

it('tells how the queues stand at most once a second while jobs move, and once more after', async () => {
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

it('asks nobody while nothing moves', async () => {
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
])('also tells where %s', async (_what, happen) => {
  const started = start();
  happen(started);
  await vi.advanceTimersByTimeAsync(0);
  expect(started.heard).toHaveLength(1);
});

it('goes on after the queues could not be counted', async () => {
  const counts = vi.fn(idleDriver().counts).mockRejectedValueOnce(new Error('no Redis'));
  const { news, heard } = start({ counts });
  news.changed();
  await vi.advanceTimersByTimeAsync(1_000);
  news.changed();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(heard).toHaveLength(1);
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usualDeadlineMs } from '#contract/define.ts';
import { events } from '#contract/events.ts';
import type { Library } from '#library/client.ts';
import { health, runView } from '#tests/support/fake-rolewatch.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createBus } from './events/bus.ts';
import { createDataRevisions } from './events/news.ts';
import { takeSnapshot } from './snapshot.ts';

/** A snapshot of a host with one open run and these ended ones, newest first. */
const take = (
  over: readonly string[],
  counts = idleDriver().counts,
  list: () => Promise<unknown> = async () => over.map((id) => ({ id })),
) =>
  takeSnapshot({
    health: () => health,
    revisions: createDataRevisions(createBus(), 'host1').current,
    driver: { counts },
    tracker: {
      open: () => [{ id: 'open' } as never],
      view: (id) => runView(id, 0.5),
    },
    library: { call: list as unknown as Library['call'] },
    readRun: async (id) => runView(id, 1),
    log: silentLog,
  });

it('holds every event in the contract’s form, except notices, which are no state', async () => {
  const taken = await take(['last', 'earlier']);
  for (const { event, data } of taken) expect(events[event].safeParse(data).success).toBe(true);
  const states = Object.keys(events).filter((event) => event !== 'notice.told');
  expect(new Set(taken.map(({ event }) => event))).toEqual(new Set(states));
});

it('holds the last ended run, then the open ones', async () => {
  const runs = (await take(['last', 'earlier'])).flatMap(({ event, data }) =>
    event === 'run.changed' ? [data.id] : [],
  );
  expect(runs).toEqual(['last', 'open']);
});

it('holds no run before the first end', async () => {
  const taken = await take([]);
  expect(taken.filter(({ event }) => event === 'run.changed')).toHaveLength(1);
});

it('leaves out the queues if they cannot be counted', async () => {
  const taken = await take([], async () => {
    throw new Error('no Redis');
  });
  expect(taken.map(({ event }) => event)).toEqual([
    'health.changed',
    'run.changed',
    'data.changed',
  ]);
});

describe('if a part never answers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const never = () => new Promise<never>(() => undefined);

  it('leaves out the queues', async () => {
    const taking = take(['last'], never);
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await taking).map(({ event }) => event)).not.toContain('queues.changed');
  });

  it('fails instead of waiting for the library', async () => {
    const taking = take([], undefined, never).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(usualDeadlineMs);
    expect(await taking).toMatchObject({ code: 'timed_out', details: { method: 'snapshot' } });
  });
});

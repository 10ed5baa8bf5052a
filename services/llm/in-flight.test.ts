import { describe, expect, it } from 'vitest';
import { createInFlight } from './in-flight.ts';

const { signal } = new AbortController();
const never = () => undefined;

/**
 * A server on a clock that the test moves: each answer takes `latencyMs`, longer where more are in
 * flight than its slots, and a share longer for each that it batches.
 */
function simulate({
  slots,
  latencyMs = 100,
  slope = 0,
}: Record<string, number> & { slots: number }) {
  let now = 0;
  let busy = 0;
  let most = 0;
  const due: { at: number; run: () => void }[] = [];
  const slotFree: number[] = Array.from({ length: slots }, () => 0);
  const send = () => {
    busy += 1;
    most = Math.max(most, busy);
    const slot = slotFree.indexOf(Math.min(...slotFree));
    const start = Math.max(now, slotFree[slot] ?? 0);
    const at = start + latencyMs * (1 + (slope * Math.min(busy, slots)) / slots);
    slotFree[slot] = at;
    const { promise, resolve } = Promise.withResolvers<void>();
    due.push({ at, run: resolve });
    return promise.then(() => {
      busy -= 1;
    });
  };
  async function runAll(count: number, most: number, start?: number) {
    const flights = createInFlight(most, { now: () => now, ...(start !== undefined && { start }) });
    let left = count;
    const all = Promise.all(
      Array.from({ length: count }, () =>
        flights.run({ send, busyFor: never }, signal).then(() => {
          left -= 1;
        }),
      ),
    );
    while (left > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      due.sort((a, b) => a.at - b.at);
      const next = due.shift();
      if (next === undefined) continue;
      now = next.at;
      next.run();
    }
    await all;
    return { flights, tookMs: now };
  }
  return { runAll, most: () => most };
}

describe('the number of questions in flight', () => {
  it('rises to what a batching server is faster with, at nine tenths of its best speed', async () => {
    const server = simulate({ slots: 64, slope: 0.5 });
    const { flights, tookMs } = await server.runAll(600, 32, 8);
    const best = await simulate({ slots: 64, slope: 0.5 }).runAll(600, 32, 32);
    expect(flights.room()).toBe(32);
    expect(best.tookMs / tookMs).toBeGreaterThan(0.9);
  });

  it('stays low where a server answers one at a time: more would only wait there', async () => {
    const server = simulate({ slots: 1 });
    const { tookMs } = await server.runAll(100, 32, 2);
    expect(server.most()).toBeLessThanOrEqual(4);
    expect(tookMs).toBe(100 * 100);
  });

  it('finds the slots of a server with a few', async () => {
    const server = simulate({ slots: 4 });
    const { flights } = await server.runAll(200, 32, 1);
    expect(flights.room()).toBeGreaterThanOrEqual(4);
    expect(server.most()).toBeLessThanOrEqual(16);
  });

  it('never exceeds what the user allows', async () => {
    const server = simulate({ slots: 64 });
    await server.runAll(100, 5, 16);
    expect(server.most()).toBe(5);
  });
});

describe('a server that is too busy', () => {
  const busyTimes = (times: number) => {
    let left = times;
    let sent = 0;
    return {
      sent: () => sent,
      send: async () => {
        sent += 1;
        if (left > 0) {
          left -= 1;
          throw new Error('429');
        }
        return 'answer';
      },
    };
  };

  it('is left alone as long as it asks, then asked again with half as many', async () => {
    const waits: number[] = [];
    let now = 0;
    const wait = async (ms: number) => {
      waits.push(ms);
      now += ms;
    };
    const flights = createInFlight(16, { now: () => now, wait, start: 8 });
    const { send } = busyTimes(1);
    expect(await flights.run({ send, busyFor: () => 7_000 }, signal)).toBe('answer');
    expect(waits).toEqual([7_000]);
    expect(flights.room()).toBe(4);
  });

  it('is given up after six tries', async () => {
    const flights = createInFlight(4, { now: () => 0, wait: async () => undefined });
    const server = busyTimes(100);
    await expect(flights.run({ send: server.send, busyFor: () => 0 }, signal)).rejects.toThrow(
      '429',
    );
    expect(server.sent()).toBe(6);
  });

  it('does not delay another kind of failure', async () => {
    const flights = createInFlight(4);
    const server = busyTimes(1);
    await expect(flights.run({ send: server.send, busyFor: never }, signal)).rejects.toThrow('429');
    expect(server.sent()).toBe(1);
  });
});

it('a cancelled question leaves the line at once, and the others go on', async () => {
  const flights = createInFlight(1);
  const first = Promise.withResolvers<string>();
  const caller = new AbortController();
  const running = flights.run({ send: () => first.promise, busyFor: never }, signal);
  const cancelled = flights.run({ send: async () => 'never', busyFor: never }, caller.signal);
  const last = flights.run({ send: async () => 'last', busyFor: never }, signal);
  caller.abort(new Error('gone'));
  await expect(cancelled).rejects.toThrow('gone');
  first.resolve('first');
  expect(await Promise.all([running, last])).toEqual(['first', 'last']);
});

import type { Clock } from '#services/http/clock.ts';

/** A clock that only `advance` moves; due tasks then run in order of time. */
export function createManualClock(): Clock & {
  readonly advance: (ms: number) => Promise<void>;
  readonly scheduled: () => number;
} {
  let now = Date.UTC(2026, 10, 1);
  let tasks: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    busyMs: () => 0,
    after: (delayMs, run) => {
      const task = { at: now + delayMs, run };
      tasks.push(task);
      return () => {
        tasks = tasks.filter((each) => each !== task);
      };
    },
    scheduled: () => tasks.length,
    advance: async (ms) => {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        tasks = tasks.filter((each) => each !== next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

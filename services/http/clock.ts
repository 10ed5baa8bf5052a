import { performance } from 'node:perf_hooks';

export type Clock = {
  /** Milliseconds since 1970; never runs backwards. */
  readonly now: () => number;
  /** Milliseconds in which this process was at work, not waiting; only differences count. */
  readonly busyMs: () => number;
  /** Runs `task` once after `delayMs`; returns a function that cancels it. */
  readonly after: (delayMs: number, task: () => void) => () => void;
};

/** Ignores corrections of the system clock: a wait must not grow by an hour. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  busyMs: () => performance.eventLoopUtilization().active,
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

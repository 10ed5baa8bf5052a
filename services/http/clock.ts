/** Time as this room sees it; tests pass their own. */
export type Clock = {
  /** Milliseconds since 1970; never runs backwards. */
  readonly now: () => number;
  /** Runs `task` after so many milliseconds, once; answers with a function that cancels it. */
  readonly after: (delayMs: number, task: () => void) => () => void;
};

/** The time of this machine, deaf to corrections of its clock: a wait must not grow by an hour. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

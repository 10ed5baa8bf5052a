/** Longer than the host takes for a usual call: a later answer counts as lost. */
const patienceMs = 40_000;

/**
 * Runs the work on one thing in the order of the requests, each after the one before has ended or
 * 40 seconds have passed. Calls to the host can overtake each other, so of two quick changes the
 * first could win.
 */
export function createTurns(): <T>(thing: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (thing, work) => {
    const before = last.get(thing);
    const turn = before === undefined ? work() : ended(before).then(work);
    last.set(thing, turn);
    try {
      return await turn;
    } finally {
      if (last.get(thing) === turn) last.delete(thing);
    }
  };
}

/** Resolves once the work has ended, well or not, or lasts too long. */
function ended(work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, patienceMs);
  const end = (): void => {
    clearTimeout(timer);
    resolve();
  };
  work.then(end, end);
  return promise;
}

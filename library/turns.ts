import { setImmediate as nextTurn } from 'node:timers/promises';

/** The order of calls in one thread, whose queries block it while they run. */
export type Turns = {
  /** Does work that others let pass. */
  readonly first: <T>(work: () => Promise<T>) => Promise<T>;
  /** For work that goes last: await it before each query. Resolves once nothing is to go first. */
  readonly letPass: () => Promise<void>;
};

export function createTurns(): Turns {
  let open = 0;
  let waiting: (() => void)[] = [];
  return {
    async first(work) {
      open += 1;
      try {
        return await work();
      } finally {
        open -= 1;
        if (open === 0) {
          for (const goOn of waiting) goOn();
          waiting = [];
        }
      }
    },
    async letPass() {
      do {
        // The first turn of the loop may be over for messages, so the next one takes them in.
        await nextTurn();
        await nextTurn();
        if (open > 0) await new Promise<void>((resolve) => waiting.push(resolve));
      } while (open > 0);
    },
  };
}

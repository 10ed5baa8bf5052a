import { AppError } from './errors.ts';

/** Lets only so many tasks run at a time; the rest wait in the order they came. */
export type Semaphore = {
  /**
   * Runs the task as soon as a place is free and answers with its result. A task that still waits
   * when `signal` aborts never starts and is `cancelled`; one that runs must heed the signal itself.
   */
  readonly run: <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;
};

/** A semaphore of `size` places. A place passes straight to the next in line, so none overtakes. */
export function createSemaphore(size: number): Semaphore {
  const waiting = new Set<() => void>();
  let free = size;

  function turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        waiting.delete(enter);
        reject(new AppError('cancelled', {}));
      };
      waiting.add(enter);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  function release(): void {
    const [next] = waiting;
    if (next === undefined) {
      free += 1;
      return;
    }
    waiting.delete(next);
    next();
  }

  return {
    async run(task, signal) {
      refuseIfAborted(signal);
      if (free > 0) free -= 1;
      else await turn(signal);
      try {
        // The signal may have aborted between the place being given and this line.
        refuseIfAborted(signal);
        return await task();
      } finally {
        release();
      }
    },
  };
}

function refuseIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AppError('cancelled', {});
}

import { minutes, seconds } from '#core/duration.ts';
import { AppError, type ErrorDetails } from '#core/errors.ts';

/** Of one job in total: a site that wants more gets the rest of its requests in the next scan. */
const mostPauseMs = minutes(2);
/** Counts for a shorter pause too. */
const leastPauseMs = seconds(1);
/** Pauses without an answer in between. */
const mostInARow = 5;

export type Pauses = {
  /**
   * Does `work`, again after each pause that the site asks for. Once something was read, waiting
   * costs the site less than a job that starts over; before that, throws its `rate_limited`.
   */
  readonly waitOut: <T>(work: () => Promise<T>) => Promise<T>;
};

/** The pauses of one job; requests at the same time share one. */
export function createPauses(pause: (ms: number) => Promise<unknown>): Pauses {
  let hasRead = false;
  let inARow = 0;
  let leftMs = mostPauseMs;
  let resting: Promise<unknown> | null = null;

  async function waitOut<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const answer = await work();
        hasRead = true;
        inARow = 0;
        return answer;
      } catch (error) {
        const askedMs = askedBy(error);
        if (!hasRead || askedMs === null || !(await rest(askedMs))) throw error;
      }
    }
  }

  async function rest(askedMs: number): Promise<boolean> {
    if (resting === null) {
      if (inARow >= mostInARow || askedMs > leftMs) return false;
      inARow += 1;
      leftMs -= Math.max(leastPauseMs, askedMs);
      resting = pause(askedMs).finally(() => {
        resting = null;
      });
    }
    await resting;
    return true;
  }

  return { waitOut };
}

function askedBy(error: unknown): number | null {
  if (!(error instanceof AppError) || error.code !== 'rate_limited') return null;
  return (error.details as ErrorDetails<'rate_limited'>).retryAfterMs;
}

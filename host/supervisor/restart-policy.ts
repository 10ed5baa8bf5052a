import { minutes, seconds } from '#core/duration.ts';

/** One life of a child, in milliseconds of any single clock. */
export type Life = {
  /** Null if it ended before it was ready: a failed start. */
  readonly readyAt: number | null;
  readonly endedAt: number;
};

export type Verdict =
  | { readonly kind: 'restart'; readonly delayMs: number }
  | { readonly kind: 'give-up'; readonly failedStarts: number };

/** Decides from all past lives of a child, oldest first; at least one. */
export type RestartPolicy = (lives: readonly Life[]) => Verdict;

const firstDelayMs = 500;
const longestDelayMs = seconds(30);
const healthyMs = minutes(1);
const mostFailedStarts = 10;

/**
 * Waits half a second, then doubles each time up to half a minute; a minute of health resets the
 * wait. Gives up after ten failed starts in a row.
 */
export const restartPolicy: RestartPolicy = (lives) => {
  const failedStarts = lives.length - 1 - lives.findLastIndex((life) => life.readyAt !== null);
  if (failedStarts >= mostFailedStarts) return { kind: 'give-up', failedStarts };
  const lastHealthy = Math.max(lives.findLastIndex(isHealthy), 0);
  const doublings = lives.length - 1 - lastHealthy;
  return { kind: 'restart', delayMs: Math.min(firstDelayMs * 2 ** doublings, longestDelayMs) };
};

const isHealthy = ({ readyAt, endedAt }: Life): boolean =>
  readyAt !== null && endedAt - readyAt >= healthyMs;

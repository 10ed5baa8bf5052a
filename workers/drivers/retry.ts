import { formatDuration, minutes } from '#core/duration.ts';
import type { AppError } from '#core/errors.ts';

/** Longest wait a site may ask for; beyond it the job fails. */
const longestToldWaitMs = minutes(15);

/** How often a site may put a job off. */
const mostToldWaits = 5;

export type NextTry =
  | { readonly kind: 'stop' }
  /** Counts as one of the row's retries. */
  | { readonly kind: 'retry'; readonly delayMs: number }
  /** Does not count: the site said when to come back. */
  | { readonly kind: 'put-off'; readonly delayMs: number };

/**
 * What happens to a job after a failure.
 * @param failures earlier failures, without this one
 * @param putOffs how often it was put off before
 * @param chance 0 to 1, for the jitter of ±20 %
 */
export function nextTry(request: {
  readonly error: AppError;
  readonly retryDelaysMs: readonly number[];
  readonly scale: number;
  readonly failures: number;
  readonly putOffs: number;
  readonly chance: number;
}): NextTry {
  const { error, retryDelaysMs, failures, scale, chance } = request;
  if (error.retry === 'never') return { kind: 'stop' };
  if (error.retry === 'when-told') {
    const toldMs = 'retryAfterMs' in error.details ? Number(error.details.retryAfterMs) : 0;
    const isTooMuch = toldMs > longestToldWaitMs || request.putOffs >= mostToldWaits;
    return isTooMuch ? { kind: 'stop' } : { kind: 'put-off', delayMs: toldMs * scale };
  }
  const delayMs = retryDelaysMs[failures];
  if (delayMs === undefined) return { kind: 'stop' };
  return { kind: 'retry', delayMs: Math.round(delayMs * scale * (0.8 + chance * 0.4)) };
}

/** The step that a person reads while a job waits for its next try. */
export const retryStep = (error: AppError, delayMs: number): string =>
  `${error.message}; trying again in ${formatDuration(delayMs)}`;

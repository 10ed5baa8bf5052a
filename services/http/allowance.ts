import type { AppError } from '#core/errors.ts';
import { abortError } from './abort.ts';

/** Runs pieces of work that share one span of time. */
export type Allowance = <T>(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
) => Promise<T>;

/**
 * An allowance of `timeoutMs` for all work spent on it; time between two pieces is not counted.
 * The signal it gives aborts with `expired()` when the time is used up, else with the caller's signal.
 */
export function createAllowance(timeoutMs: number, expired: () => AppError): Allowance {
  let leftMs = timeoutMs;
  return async (signal, work) => {
    if (signal.aborted) throw abortError(signal);
    const startedAt = performance.now();
    const controller = new AbortController();
    const onAbort = (): void => controller.abort(abortError(signal));
    const timer = setTimeout(() => controller.abort(expired()), Math.max(0, leftMs));
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await work(controller.signal);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      leftMs -= performance.now() - startedAt;
    }
  };
}

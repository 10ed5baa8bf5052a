import { AppError } from '#core/errors.ts';

/** The signal's reason if it is an AppError, else `cancelled`. */
export function abortError(signal: AbortSignal): AppError {
  if (signal.reason instanceof AppError) return signal.reason;
  return new AppError('cancelled', {}, { cause: signal.reason });
}

/** Waits for shared work: an abort ends the wait, not the work. */
export async function waitFor<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(abortError(signal));
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    // Also after an abort: someone must handle the failure of the work.
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

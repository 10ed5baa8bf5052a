import { AppError } from './errors.ts';

/** The link of the host that serves the locked data dir; null for any other error. */
export function holderLink(error: unknown): string | null {
  if (!(error instanceof AppError && error.code === 'data_dir_locked')) return null;
  return (error as AppError<'data_dir_locked'>).details.url ?? null;
}

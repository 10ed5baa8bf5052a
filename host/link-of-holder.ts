import { AppError } from '#core/errors.ts';
import { findRunningHost } from '#services/running-host.ts';

/**
 * What kept us from starting; where another host holds the data dir and serves it, with the link to
 * it. `note` is the file in which a host that serves says so.
 */
export async function withLinkOfHolder(error: unknown, note: string): Promise<unknown> {
  if (!(error instanceof AppError && error.code === 'data_dir_locked')) return error;
  const { details } = error as AppError<'data_dir_locked'>;
  const url = await findRunningHost(note);
  return url === null ? error : new AppError('data_dir_locked', { ...details, url });
}

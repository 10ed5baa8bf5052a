import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { latestCopy } from './copies.ts';

/** SQLite's result code (sqlite.org/rescode.html) and message. */
type SqliteFailure = { readonly code: number; readonly reason: string };

const codes = {
  busy: [5, 6],
  full: [13],
  unwritable: [3, 8, 10, 14],
  damaged: [11, 26],
};

/** `database_busy`, `disk_full`, `database_damaged`, `data_dir_unwritable` or the error itself. */
export function toDatabaseFailure(error: unknown, path: string): unknown {
  const failure = sqliteFailure(error);
  if (failure === null) return error;
  const { reason } = failure;
  const cause = { cause: error };
  if (codes.busy.includes(failure.code)) return new AppError('database_busy', {}, cause);
  if (codes.full.includes(failure.code)) return new AppError('disk_full', { path }, cause);
  if (codes.damaged.includes(failure.code)) return damaged(path, reason, cause);
  if (codes.unwritable.includes(failure.code)) {
    return new AppError('data_dir_unwritable', { path, reason }, cause);
  }
  return error;
}

/** The error for a damaged database, naming the copy to restore. */
export function damaged(path: string, reason: string, cause?: ErrorOptions): AppError {
  const copy = latestCopy(path);
  const details = { path, reason, ...(copy !== null && { copy }) };
  return new AppError('database_damaged', details, cause);
}

export const isBusy = (error: unknown): boolean =>
  codes.busy.includes(sqliteFailure(error)?.code ?? 0);

const LibsqlFailure = z.object({ rawCode: z.number(), message: z.string() });

const PrismaFailure = z.object({
  meta: z.object({
    driverAdapterError: z.object({
      cause: z.object({ originalCode: z.coerce.number(), originalMessage: z.string() }),
    }),
  }),
});

function sqliteFailure(error: unknown): SqliteFailure | null {
  const own = LibsqlFailure.safeParse(error);
  if (own.success) return primary(own.data.rawCode, own.data.message);
  const wrapped = PrismaFailure.safeParse(error);
  if (!wrapped.success) return null;
  const { originalCode, originalMessage } = wrapped.data.meta.driverAdapterError.cause;
  return primary(originalCode, originalMessage);
}

/** Extended codes carry the primary code in their last byte. */
const primary = (code: number, message: string): SqliteFailure => ({
  code: code & 0xff,
  reason: message.replace(/^SQLITE_\w+: /, ''),
});

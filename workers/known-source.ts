import { AppError } from '#core/errors.ts';
import { sourceRow } from '#sources/registry.ts';
import type { SourceRow } from '#sources/source-row.ts';

/** The source a payload or a listing names. Throws `internal` for one from another version. */
export function knownSource(id: string): SourceRow {
  const row = sourceRow(id);
  if (row === null) {
    throw new AppError('internal', { reason: `this version does not know the source "${id}"` });
  }
  return row;
}

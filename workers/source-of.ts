import { AppError } from '#core/errors.ts';
import { sourceById } from '#sources/registry.ts';
import type { Source } from '#sources/source.ts';

/** The source a payload or a listing names. Throws `internal` for one of another version. */
export function sourceOf(id: string): Source {
  const source = sourceById(id);
  if (source === null) {
    throw new AppError('internal', { reason: `this version does not know the source "${id}"` });
  }
  return source;
}

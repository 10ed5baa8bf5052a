import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '#core/errors.ts';

/**
 * Keeps a copy (0600) of a settings file that could not be used in full, since the next change of a
 * setting writes it anew. The same content is kept once, however often it is read.
 * Returns the problem where no copy could be made.
 */
export function keepAside(file: string): readonly AppError<'invalid_setting'>[] {
  try {
    const content = createHash('sha256').update(readFileSync(file)).digest('hex');
    const copy = `${file}.rejected-${content.slice(0, 8)}`;
    copyFileSync(file, copy);
    chmodSync(copy, 0o600);
    return [];
  } catch (error) {
    const reason = `no copy of it could be kept: ${error instanceof Error ? error.message : error}`;
    const details = { name: path.basename(file), reason };
    return [new AppError('invalid_setting', details, { cause: error })];
  }
}

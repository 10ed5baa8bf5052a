import { readFile } from 'node:fs/promises';
import { decodeText } from '#core/decode-text.ts';
import { AppError } from '#core/errors.ts';

/** Reads the user's file, in any charset. Throws `invalid_file`. */
export async function readTextFile(path: string): Promise<string> {
  try {
    return decodeText(await readFile(path));
  } catch (error) {
    throw unusableFile(path, error);
  }
}

/** An error that explains why a file cannot be read or written. */
export function unusableFile(path: string, error: unknown): AppError<'invalid_file'> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return new AppError('invalid_file', { path, reason }, { cause: error });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a file is in the way',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { OriginMap } from '#core/origin-map.ts';

/** The mirrors in a JSON file. Throws `invalid_file`. */
export function readOriginMap(path: string): OriginMap {
  try {
    return OriginMap.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new AppError('invalid_file', { path, reason: reasonOf(error) }, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'not a map of origins'}`;
  }
  if (error instanceof SyntaxError) return 'it is not JSON';
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? 'it does not exist'
    : String(error);
}

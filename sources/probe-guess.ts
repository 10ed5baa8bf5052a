import { AppError } from '#core/errors.ts';
import { sourceById } from './registry.ts';
import type { FetchContext } from './source.ts';

/**
 * The ids a vendor lists for a board that was only guessed; null where there is none. Whatever else
 * is answered is not that board: a page, a wall, an error. Throws where the user cancelled.
 */
export async function probeGuess(
  source: string,
  slug: string,
  context: FetchContext,
): Promise<readonly string[] | null> {
  try {
    return (await sourceById(source)?.probe?.(slug, context)) ?? null;
  } catch (error) {
    if (error instanceof AppError && !context.signal.aborted) return null;
    throw error;
  }
}

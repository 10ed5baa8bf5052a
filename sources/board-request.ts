import { AppError } from '#core/errors.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import type { FetchContext, Source } from './source.ts';

/**
 * One request to a board of a vendor: a missing board is `unknown_board`, by the name people know
 * it by. All other errors pass.
 */
export async function requestBoard(
  context: FetchContext,
  source: Pick<Source, 'label'>,
  slug: string,
  request: WebRequest,
): Promise<WebDocument> {
  try {
    return await context.fetch(request);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new AppError('unknown_board', { source: source.label, slug }, { cause: error });
  }
}

/** True where the other side says that there is no such address. */
export function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === 'page_not_found';
}

/** The words for what was left out because of an error. Throws it on where the user cancelled. */
export function reasonOf(error: unknown, context: FetchContext): string {
  if (context.signal.aborted || (error instanceof AppError && error.code === 'cancelled')) {
    throw error;
  }
  return error instanceof Error ? error.message : String(error);
}

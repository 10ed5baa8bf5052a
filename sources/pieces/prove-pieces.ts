import type { DrawnPage } from '#core/drawn-page.ts';
import { toAppError } from '#core/errors.ts';
import type { ListPieces } from '#core/recipe.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { FetchContext } from '../source.ts';
import { fetchPage } from '../web/fetch-page.ts';
import { askPieces, type PutTogether } from './ask-pieces.ts';
import { pieceGuesses } from './find-pieces.ts';

export type Proven = PutTogether & { readonly pieces: ListPieces };

const mostGuesses = 4;

/**
 * The requests by which a drawn page got the pieces of its list, proven: what they give without a
 * browser are the openings that were drawn. Null if no guess is proven. Throws what a later try may
 * mend.
 */
export async function provenPieces(
  drawn: DrawnPage,
  url: string,
  idsOf: (documents: readonly WebDocument[]) => ReadonlySet<string>,
  shown: ReadonlySet<string>,
  context: FetchContext,
): Promise<Proven | null> {
  if (shown.size === 0 || drawn.answers.length === 0) return null;
  try {
    const page = await fetchPage(url, context);
    for (const pieces of pieceGuesses(drawn, page.body).slice(0, mostGuesses)) {
      const asked = await askPieces(url, pieces, context);
      if (asked === null || asked.lost.length > 0) continue;
      const ids = idsOf([asked.document]);
      const isAll = [...shown].every((id) => ids.has(id));
      if (isAll && (ids.size === shown.size || !drawn.isWhole)) return { ...asked, pieces };
    }
    return null;
  } catch (error) {
    if (context.signal.aborted || toAppError(error).retry !== 'never') throw error;
    return null;
  }
}

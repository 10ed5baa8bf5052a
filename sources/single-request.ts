import type { WebRequest } from '#core/web-document.ts';
import { goesOn, totalIn } from './answer-envelope.ts';
import { isNotFound, requestBoard } from './board-request.ts';
import { listedIn, listOrFail } from './entries.ts';
import { isRecord, toLine } from './fields/lenient.ts';
import { readAnswer } from './json-document.ts';
import type { FetchContext, Fetched, Source } from './source.ts';
import { listingOf } from './whole-listing.ts';

/** A board that answers with all its openings at once. */
export type WholeBoard = {
  readonly source: Pick<Source, 'label'>;
  readonly slug: string;
  readonly request: WebRequest;
  readonly list: string;
};

/**
 * The one document of a board whose list has no pages. It is whole unless the answer says otherwise:
 * by a total beyond its list, by a further page, or by having no list at all.
 */
export async function fetchWhole(board: WholeBoard, context: FetchContext): Promise<Fetched> {
  context.progress(0, `Asking ${board.source.label}`);
  const document = await requestBoard(context, board.source, board.slug, board.request);
  const answer = readAnswer(document);
  const listed = listOrFail(document, answer, board.list).length;
  context.progress(1, `Answer of ${board.source.label}`);
  const isList = Array.isArray(answer) || (isRecord(answer) && Array.isArray(answer[board.list]));
  return listingOf({
    documents: [document],
    claimed: totalIn(answer),
    listed,
    lost: [
      ...(isList ? [] : [{ what: 'an empty list', reason: 'the answer holds no list' }]),
      ...(goesOn(answer) ? [{ what: 'further pages', reason: 'the answer names a next one' }] : []),
    ],
  });
}

/** The ids a list answers; null where there is no such list. */
export async function probeList(
  request: WebRequest,
  list: { readonly member: string | null; readonly id: string },
  context: FetchContext,
): Promise<readonly string[] | null> {
  try {
    const entries = listedIn(readAnswer(await context.fetch(request)), list.member);
    if (entries === null) return null;
    return entries.flatMap((entry) => (isRecord(entry) ? (toLine(entry[list.id]) ?? []) : []));
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

import type { WebRequest } from '#core/web-document.ts';
import { isNotFound, requestBoard } from './board-request.ts';
import { listedIn, listOrFail } from './entries.ts';
import { isRecord, toLine } from './fields/lenient.ts';
import { readJson } from './json-document.ts';
import { missing } from './paging.ts';
import type { FetchContext, Fetched, Source } from './source.ts';

/** A board that answers with all its openings at once. */
export type WholeBoard = {
  readonly source: Pick<Source, 'label'>;
  readonly slug: string;
  readonly request: WebRequest;
  readonly list: string;
  /** How many openings the answer claims to hold; null where it does not say. */
  readonly claimed: (json: unknown) => number | null;
};

/**
 * The one document of a board: whole by the vendor's word, since its list has no pages. A total that
 * is higher than the list is told, but no reason to believe that openings are kept from us.
 */
export async function fetchWhole(board: WholeBoard, context: FetchContext): Promise<Fetched> {
  context.progress(0, `Asking ${board.source.label}`);
  const document = await requestBoard(context, board.source, board.slug, board.request);
  const json = readJson(document);
  const claimed = board.claimed(json);
  const omitted = missing(listOrFail(document, json, board.list).length, claimed);
  context.progress(1, `Answer of ${board.source.label}`);
  return { documents: [document], claimed, complete: true, omitted: [...omitted] };
}

/** The ids a list answers; null where there is no such list. */
export async function probeList(
  request: WebRequest,
  list: { readonly member: string | null; readonly id: string },
  context: FetchContext,
): Promise<readonly string[] | null> {
  try {
    const entries = listedIn(readJson(await context.fetch(request)), list.member);
    if (entries === null) return null;
    return entries.flatMap((entry) => (isRecord(entry) ? (toLine(entry[list.id]) ?? []) : []));
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

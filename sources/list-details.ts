import type { z } from 'zod';
import { AppError, toErrorView } from '#core/errors.ts';
import type { Listing, Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import { counted } from '#core/quantity.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { type BoardList, listedBy, valueAt } from './board-list.ts';
import { type BoardSigns, matchBy } from './board-match.ts';
import { ask, type Board, documentKey } from './board-request.ts';
import { challengeOf } from './challenge.ts';
import { fetchDetails, leftForNext, maxListingBytes } from './detail-requests.ts';
import { addPosting, readEntry } from './entries.ts';
import { isRecord } from './fields/lenient.ts';
import { readAnswer } from './json-document.ts';
import {
  fetchPages,
  firstPage,
  type PagedRequests,
  type PageFacts,
  type Pages,
  pagesOf,
  pagingOf,
} from './paging.ts';
import { fetchOnePage, probeBoard } from './single-request.ts';
import type { FetchContext, Fetched, Parsed, Source, SourceContext } from './source.ts';
import { listingOf } from './whole-listing.ts';

/** How a vendor answers for one opening of its list. */
export type DetailFacts<S extends z.ZodType, D> = {
  /** Asks for an opening; null if the list says all of it. */
  readonly request: (entry: z.output<S>, slug: string) => WebRequest | null;
  /**
   * What a document, fresh or kept, says of an opening. Null for any other document, which is never
   * kept; may throw for it.
   */
  readonly read: (document: WebDocument) => D | null;
  /** False for the detail of another opening. By default the address tells. */
  readonly isOf?: (detail: D, entry: z.output<S>) => boolean;
  /** The part of a page that is read: pages of 300 KB would fill a listing. */
  readonly keep?: (document: WebDocument) => string;
  /** Fields of an entry that change although the opening does not: "Posted today". */
  readonly volatile?: readonly string[];
  /** Details fetched in one scan; the rest waits for the next. 1,000 by default. */
  readonly max?: number;
};

/** A board whose list and details are separate documents. */
export type DetailedBoard<S extends z.ZodType, D> = BoardList<S> & {
  readonly detail: DetailFacts<S, D>;
};

type DetailedFacts<S extends z.ZodType, D> = BoardSigns &
  DetailedBoard<S, D> &
  Pick<Board, 'judge'> & {
    /** Null for entries that the vendor lists but does not publish. */
    readonly posting: (entry: z.output<S>, detail: D | null, slug: string) => RawPosting | null;
  };

/** The source of a vendor that answers with a board's whole list at once, without its details. */
export const wholeBoardWithDetails = <S extends z.ZodType, D>(
  facts: DetailedFacts<S, D> & { readonly request: (slug: string) => WebRequest },
): Source => ({
  readsEach: false,
  match: matchBy(facts),
  probe: (slug, context) => probeBoard(facts.request(slug), { ...facts, isWhole: true }, context),
  fetch: (slug, context) =>
    fetchWholeDetailed({ ...facts, slug, request: facts.request(slug) }, context),
  parse: (listing) => readDetailed(listing, facts),
});

/** The source of a vendor that answers with a board's list in pages, without its details. */
export const pagedBoardWithDetails = <S extends z.ZodType, D>(
  facts: DetailedFacts<S, D> & PagedRequests,
): Source => ({
  readsEach: false,
  match: matchBy(facts),
  probe: (slug, context) => probeBoard(facts.request(slug, firstPage), facts, context),
  fetch: (slug, context) => fetchDetailed({ ...facts, ...pagesOf(facts, slug), slug }, context),
  parse: (listing) => readDetailed(listing, facts),
});

/**
 * Details that are JSON: `detail: { request, read: jsonDetail(Detail), isOf }`. `path` leads to the
 * opening in an answer that holds more.
 */
export const jsonDetail =
  <D>(schema: z.ZodType<D>, path = '') =>
  (document: WebDocument): D | null =>
    schema.safeParse(valueAt(readAnswer(document), path)).data ?? null;

/**
 * Fetches a list in pages, and the details of its entries. Details of unchanged entries come from
 * the last scan. An entry whose detail is gone keeps what the list says; if its detail fails or is
 * left for the next scan, it keeps the detail of an earlier one.
 */
export async function fetchDetailed<S extends z.ZodType, D>(
  board: Board & PageFacts & DetailedBoard<S, D>,
  context: SourceContext,
): Promise<Fetched> {
  return await withDetails(await fetchPages(pagingOf(board), context), board, context);
}

/** The same for a list in one answer. */
export async function fetchWholeDetailed<S extends z.ZodType, D>(
  board: Board & { readonly request: WebRequest } & DetailedBoard<S, D>,
  context: SourceContext,
): Promise<Fetched> {
  return await withDetails(await fetchOnePage(board, context), board, context);
}

/** The details of a list that was read already. */
export async function withDetails<S extends z.ZodType, D>(
  pages: Pages,
  board: Board & DetailedBoard<S, D>,
  context: SourceContext,
): Promise<Fetched> {
  const { detail, judge } = board;
  const { max = 1_000 } = detail;
  const wanted = wantedDetails(pages.documents, board);
  const before = textsOf(context, wanted, board);
  const kept: WebDocument[] = [];
  const due: Wanted<S>[] = [];
  for (const [key, each] of wanted) {
    const previous = before.get(key) === each.text ? knownDetail(key, each, board, context) : null;
    if (previous === null) due.push(each);
    else kept.push(previous);
  }

  const byUrl = new Map(due.slice(0, max).map((each) => [documentKey(each.request), each]));
  const fetchOne = async (key: string): Promise<WebDocument> => {
    const each = byUrl.get(key);
    if (each === undefined) throw new Error(`no opening has the address ${key}`);
    const document = await ask(context, each.request, judge);
    if (!isDetailOf(document, each.entry, detail)) throw notThatOpening(document);
    return { ...document, url: key, body: detail.keep?.(document) ?? document.body };
  };
  const room = maxListingBytes - sizeOf([...pages.documents, ...kept]);
  const details = await fetchDetails([...byUrl.keys()], fetchOne, context, room);

  const read = new Set(details.documents.map(({ url }) => url));
  const earlier = due.flatMap((each) => {
    const key = documentKey(each.request);
    if (read.has(key) || details.gone.has(key)) return [];
    const previous =
      knownDetail(key, each, board, context) ?? knownDetail(earlierKey(key), each, board, context);
    return previous === null ? [] : [{ ...previous, url: earlierKey(key) }];
  });
  return listingOf({
    documents: [...pages.documents, ...kept, ...details.documents, ...earlier],
    claimed: pages.total,
    listed: pages.ids.size,
    proof: pages.proof,
    lost: [...pages.lost, ...details.omitted, ...leftOver(due.length - max)],
  });
}

/**
 * The openings of a list and its details. Documents must be in the order in which `withDetails`
 * returns them: a list before the details of its entries.
 */
export function readDetailed<S extends z.ZodType, D>(
  { documents, slug }: Pick<Listing, 'documents' | 'slug'>,
  board: DetailedBoard<S, D> & Pick<DetailedFacts<S, D>, 'posting'>,
): Parsed {
  const skipped: Omission[] = [];
  const failures: unknown[] = [];
  const details = new Map<string, WebDocument | null>();
  const entries: { readonly entry: z.output<S>; readonly key: string }[] = [];
  for (const document of documents) {
    const key = plainKey(document.url);
    if (details.has(key)) {
      details.set(key, document);
      continue;
    }
    try {
      for (const raw of listedBy(board.list, document).entries) {
        const entry = readEntry(raw, board.schema, skipped);
        if (entry === null) continue;
        const request = board.detail.request(entry, slug);
        const own = request === null ? '' : documentKey(request);
        if (request !== null && !details.has(own)) details.set(own, null);
        entries.push({ entry, key: own });
      }
    } catch (error) {
      failures.push(error);
      skipped.push({ what: document.url, reason: toErrorView(error).message });
    }
  }
  if (failures.length > 0 && failures.length === documents.length) throw failures[0];

  const postings = new Map<string, RawPosting>();
  for (const { entry, key } of entries) {
    const document = details.get(key) ?? null;
    const detail = document === null ? null : detailIn(document);
    const posting = board.posting(entry, detail, slug);
    if (posting !== null) addPosting(postings, posting, skipped);
  }
  return { postings: [...postings.values()], skipped };

  /** A detail of another shape costs the text of its opening, not the board. */
  function detailIn(document: WebDocument): D | null {
    try {
      return board.detail.read(document);
    } catch {
      skipped.push({ what: document.url, reason: 'it is not written as details are' });
      return null;
    }
  }
}

type Wanted<S extends z.ZodType> = {
  readonly entry: z.output<S>;
  readonly request: WebRequest;
  /** The entry as it is written, without its volatile fields. */
  readonly text: string;
};

/** The details of list documents by their key; two entries may share one. */
function wantedDetails<S extends z.ZodType, D>(
  documents: readonly WebDocument[],
  board: Board & DetailedBoard<S, D>,
): ReadonlyMap<string, Wanted<S>> {
  const wanted = new Map<string, Wanted<S>>();
  for (const document of documents) {
    for (const raw of listedBy(board.list, document).entries) {
      const read = board.schema.safeParse(raw);
      const request = read.success ? board.detail.request(read.data, board.slug) : null;
      if (!read.success || request === null) continue;
      const key = documentKey(request);
      const text = textOf(raw, board.detail.volatile ?? []);
      const known = wanted.get(key);
      wanted.set(key, { entry: read.data, request, text: `${known?.text ?? ''}${text}` });
    }
  }
  return wanted;
}

/** What the last scan's list said of each opening. */
function textsOf<S extends z.ZodType, D>(
  context: FetchContext,
  wanted: ReadonlyMap<string, unknown>,
  board: Board & DetailedBoard<S, D>,
): ReadonlyMap<string, string> {
  const lists = context.allPrevious().filter(({ url }) => !wanted.has(plainKey(url)));
  const texts = new Map<string, string>();
  for (const list of lists) {
    try {
      for (const [key, { text }] of wantedDetails([list], board)) {
        texts.set(key, `${texts.get(key) ?? ''}${text}`);
      }
    } catch {
      // The detail of an opening that is no longer listed.
    }
  }
  return texts;
}

function textOf(entry: unknown, volatile: readonly string[]): string {
  if (!isRecord(entry) || volatile.length === 0) return JSON.stringify(entry);
  const lasting = Object.entries(entry).filter(([name]) => !volatile.includes(name));
  return JSON.stringify(Object.fromEntries(lasting));
}

/** The document at an address, if the last scan has it and it is that of the entry. */
function knownDetail<S extends z.ZodType, D>(
  key: string,
  { entry }: Wanted<S>,
  { detail }: DetailedBoard<S, D>,
  context: FetchContext,
): WebDocument | null {
  const previous = context.previous(key);
  try {
    return previous !== null && isDetailOf(previous, entry, detail) ? previous : null;
  } catch {
    // It was stored by a version that read it otherwise.
    return null;
  }
}

function isDetailOf<S extends z.ZodType, D>(
  document: WebDocument,
  entry: z.output<S>,
  { read, isOf }: DetailFacts<S, D>,
): boolean {
  const detail = read(document);
  return detail !== null && isOf?.(detail, entry) !== false;
}

/** Marks a detail of an earlier scan, so that the next scan asks for it again. */
const earlierKey = (key: string): string => `${key}#earlier`;
const plainKey = (url: string): string => url.replace(/#earlier$/, '');

function notThatOpening(document: WebDocument): AppError {
  const { url } = document;
  const kind = challengeOf(document);
  if (kind !== null) return new AppError('challenge_page', { url, kind });
  return new AppError('broken_answer', { url, reason: 'the answer is not the opening asked for' });
}

const sizeOf = (documents: readonly WebDocument[]): number =>
  documents.reduce((sum, { body }) => sum + body.length, 0);

const leftOver = (count: number): readonly Omission[] =>
  count > 0
    ? [
        {
          what: `the text of ${counted(count, 'opening', 'openings')}`,
          reason: leftForNext,
        },
      ]
    : [];

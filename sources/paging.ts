import type { z } from 'zod';
import type { Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { type BoardList, keysOf, listedBy } from './board-list.ts';
import { type BoardSigns, matchBy } from './board-match.ts';
import { type Board, documentKey, reasonOf, requestBoard } from './board-request.ts';
import { readEntries } from './entries.ts';
import { probeBoard } from './single-request.ts';
import type { Fetched, Source, SourceContext } from './source.ts';
import { listingOf, type Proof } from './whole-listing.ts';

export type BoardPage = {
  /** Keys of the page's entries, in order; empty for an unreadable one. */
  readonly ids: readonly string[];
  /** Openings the vendor says it has; null if it does not say. */
  readonly total: number | null;
  /** Whether the page says that another follows; null or absent if it does not say. */
  readonly more?: boolean | null | undefined;
};

/** How a vendor pages: by offset, by page number, or by both. */
export type PageFacts = {
  /**
   * `offset` counts the entries that came so far, `page` the pages, from 0. `before` is the page
   * before, null for the first: some vendors name the next one there.
   */
  readonly request: (offset: number, page: number, before: WebDocument | null) => WebRequest;
  /**
   * Openings on a full page: a shorter page is the last, unless there is a total. Null for a vendor
   * with short pages in the middle.
   */
  readonly pageSize: number | null;
  /**
   * The vendor shows no more than this. A total of exactly this number, or a list that ends at it,
   * proves nothing.
   */
  readonly cap?: number;
  /** Why an empty list proves nothing: the vendor answers so for unknown boards too. */
  readonly ifEmpty?: string;
};

export type Paging = Board & PageFacts & { readonly read: (document: WebDocument) => BoardPage };

/** The page that a vendor is asked for. */
export type PageAt = {
  /** Entries that came so far. */
  readonly offset: number;
  /** Pages that came so far. */
  readonly page: number;
  /** The page before, null for the first: some vendors name the next one there. */
  readonly before: WebDocument | null;
};

/** How a vendor is asked for the pages of a board. */
export type PagedRequests = Omit<PageFacts, 'request'> & {
  readonly request: (slug: string, at: PageAt) => WebRequest;
};

export const firstPage: PageAt = { offset: 0, page: 0, before: null };

/** The pages of one board. */
export const pagesOf = ({ request, ...facts }: PagedRequests, slug: string): PageFacts => ({
  ...facts,
  request: (offset, page, before) => request(slug, { offset, page, before }),
});

/** The source of a vendor that answers with a board's openings, texts included, in pages. */
export const pagedBoard = <S extends z.ZodType>(
  facts: BoardSigns &
    BoardList<S> &
    PagedRequests &
    Pick<Board, 'judge'> & {
      /** Null for entries that the vendor lists but does not publish. */
      readonly posting: (entry: z.output<S>, slug: string) => RawPosting | null;
    },
): Source => ({
  readsEach: true,
  match: matchBy(facts),
  probe: (slug, context) => probeBoard(facts.request(slug, firstPage), facts, context),
  fetch: (slug, context) => fetchPaged({ ...facts, ...pagesOf(facts, slug), slug }, context),
  parse: ({ documents, slug }) =>
    readEntries(documents, { ...facts, posting: (entry) => facts.posting(entry, slug) }),
});

/** All pages of a board; `ids` are those of all listed openings. */
export type Pages = {
  readonly documents: readonly WebDocument[];
  readonly total: number | null;
  readonly ids: ReadonlySet<string>;
  /** Why the list may be longer. The caller compares the list with the total itself. */
  readonly lost: readonly Omission[];
  /** What proves the list if nothing is lost. */
  readonly proof: Proof;
};

/** With 100 openings a page, twice the largest known board. */
export const maxPages = 200;

/** A board whose openings are all in its list. */
export async function fetchPaged<S extends z.ZodType>(
  board: Board & PageFacts & BoardList<S>,
  context: SourceContext,
): Promise<Fetched> {
  return listingFrom(await fetchPages(pagingOf(board), context));
}

/** A board's pages as a listing. */
export const listingFrom = ({ documents, total, ids, lost, proof }: Pages): Fetched =>
  listingOf({ documents, claimed: total, listed: ids.size, lost, proof });

/** The paging of a list that `BoardList` describes. */
export const pagingOf = <S extends z.ZodType>(board: Board & PageFacts & BoardList<S>): Paging => ({
  ...board,
  read: (document) => {
    const { entries, total = null, more } = listedBy(board.list, document);
    return { ids: keysOf(entries, board), total, more };
  },
});

/**
 * Reads all pages of a board. Ends at the total, at the page that says it is the last, at an empty
 * page, at a page shorter than the one before it, at the last page again, and at the limit. If a
 * first page is short by a round number, the board may cap its pages: the next page is fetched too.
 *
 * If the total changes meanwhile, or a page repeats openings of an earlier one, the list moved, and
 * openings may have slipped past: reads it once more from the start. If it moves again, or every
 * page is the first, that is a loss. Throws an error on the first page; later errors and the limit
 * are losses.
 */
export async function fetchPages(paging: Paging, context: SourceContext): Promise<Pages> {
  const first = await readPages(paging, context, 'first');
  if (!first.hasMoved) return first;
  const second = await readPages(paging, context, 'second');
  if (second.failure !== null && second.ids.size < first.ids.size) return first;
  return second.lost.length > 0 ? second : { ...second, proof: 'second_look' };
}

/** Several lists of one board, such as one for each facet value, as one. */
export function joinPages(slices: readonly Pages[], total: number | null): Pages {
  return {
    documents: slices.flatMap(({ documents }) => documents),
    total,
    ids: new Set(slices.flatMap(({ ids }) => [...ids])),
    lost: slices.flatMap(({ lost, ids, total: claimed }) =>
      claimed !== null && ids.size < claimed && lost.length === 0
        ? [{ what: 'openings of a part', reason: `the site lists ${ids.size} of ${claimed}` }]
        : lost,
    ),
    proof: 'total',
  };
}

type Look = 'first' | 'second';
type Reading = Pages & { readonly hasMoved: boolean; readonly failure: string | null };

const moved = 'the list changed while it was read';
const repeats = 'the page repeats openings of an earlier one';

async function readPages(paging: Paging, context: SourceContext, look: Look): Promise<Reading> {
  const { cap, ifEmpty } = paging;
  const documents: WebDocument[] = [];
  const ids = new Set<string>();
  let total: number | null = null;
  let offset = 0;
  let fullSize = paging.pageSize ?? 0;
  let before: Page | null = null;
  let hasRepeats = false;

  const reading = (said: Partial<Reading> = {}): Reading => {
    const isCut = cap !== undefined && ids.size >= cap && (total ?? 0) <= cap;
    const lost = [
      ...(said.lost ?? []),
      ...(isCut ? [beyond(cap)] : []),
      ...(ids.size === 0 && ifEmpty ? [{ what: 'an empty list', reason: ifEmpty }] : []),
      ...(total === null && hasRepeats ? [from(0, moved)] : []),
    ];
    const proof = total === null ? 'end' : 'total';
    const hasMoved = look === 'first' && hasRepeats && ids.size < (total ?? 0);
    return { documents, total, ids, proof, hasMoved, failure: null, ...said, lost };
  };
  const from = (number: number, reason: string): Omission => ({
    what: `openings from number ${number + 1}`,
    reason,
  });
  const onMove = (number: number, reason: string): Reading =>
    reading({ lost: [from(number, reason)], hasMoved: look === 'first' });

  for (let turn = 0; turn < maxPages; turn += 1) {
    context.progress(total === null ? 0 : ids.size / total, `Page ${turn + 1}`);
    const page = await nextPage(
      paging,
      { offset, turn, look, before: before?.document ?? null },
      context,
    );
    if ('failure' in page) {
      return reading({ ...page, hasMoved: false, lost: [from(offset, page.failure)] });
    }
    const isFirst = turn === 0;
    const named = page.ids.filter((id) => id !== '');
    const fresh = named.filter((id) => !ids.has(id));
    if (isFirst || fresh.length > 0) documents.push(page.document);
    for (const id of fresh) ids.add(id);
    const start = offset;
    const count = page.ids.length;
    offset += count;

    // Some vendors say zero on all pages but the first.
    if (total !== null && (page.total ?? 0) > 0 && page.total !== total) {
      return onMove(start, moved);
    }
    total ??= page.total;
    if (count === 0) {
      const isTorn = page.more === true;
      return reading(isTorn ? { lost: [from(start, 'an empty page announces more')] } : {});
    }
    if (fresh.length === 0 && !isFirst) {
      const isEnd = total !== null || hasMissed(before?.ids ?? [], page.ids, turn, fullSize);
      return reading(isEnd ? {} : { lost: [from(start, repeats)] });
    }
    const isRepeat = fresh.length < named.length;
    if (total === null && isRepeat && look === 'first') return onMove(start, repeats);
    hasRepeats ||= isRepeat;
    if (total !== null && ids.size >= total && page.more !== true) return reading();
    if (isLast(page, isFirst)) return reading();
    fullSize = Math.min(fullSize, count);
    before = page;
  }
  return reading({ lost: [from(offset, 'too many pages')] });

  function isLast({ more, ids: { length } }: BoardPage, isFirst: boolean): boolean {
    if (cap !== undefined && offset >= cap && (total ?? 0) <= cap) return true;
    if (more === false) return total === null || ids.size >= total;
    if (more === true || total !== null || length >= fullSize) return false;
    return !(isFirst && mayBeCap(length));
  }
}

/** True if a page past the end shows the last page again, rather than any page the first. */
const hasMissed = (
  before: readonly string[],
  again: readonly string[],
  turn: number,
  fullSize: number,
): boolean =>
  before.length === again.length &&
  before.every((id, n) => id === again[n]) &&
  (turn > 1 || again.length < fullSize);

const beyond = (cap: number): Omission => ({
  what: `openings after the first ${cap.toLocaleString('en-US')}`,
  reason: 'the site shows no more',
});

/** The page limits of boards that give fewer openings than requested: 10, 20, 25, 50. */
const mayBeCap = (count: number): boolean => count > 0 && (count % 10 === 0 || count % 25 === 0);

type Turn = {
  readonly offset: number;
  readonly turn: number;
  readonly look: Look;
  readonly before: WebDocument | null;
};
type Page = BoardPage & { readonly document: WebDocument };

async function nextPage(
  paging: Paging,
  { offset, turn, look, before }: Turn,
  context: SourceContext,
): Promise<Page | { readonly failure: string }> {
  try {
    const request = paging.request(offset, turn, before);
    const asked = look === 'first' ? request : again(request);
    const document = renamed(await requestBoard(context, paging, asked), asked, request);
    return { document, ...paging.read(document) };
  } catch (error) {
    if (turn === 0 && look === 'first') throw error;
    return { failure: reasonOf(error, context) };
  }
}

/** Asks a second time in one scan, where the same address would get the first answer again. */
const again = (request: WebRequest): WebRequest =>
  request.method === 'POST' ? request : { ...request, url: `${request.url}#again` };

const renamed = (document: WebDocument, asked: WebRequest, request: WebRequest): WebDocument => ({
  ...document,
  url: documentKey(request),
  finalUrl: document.finalUrl === asked.url ? request.url : document.finalUrl,
});

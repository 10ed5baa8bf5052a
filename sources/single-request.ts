import type { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { type BoardList, keysOf, listedBy } from './board-list.ts';
import { type BoardSigns, matchBy } from './board-match.ts';
import { ask, type Board, isNotFound, requestBoard } from './board-request.ts';
import { listedIn, listOrFail, readEntries } from './entries.ts';
import { isRecord, toAmount, toCount, toLine } from './fields/lenient.ts';
import { readAnswer } from './json-document.ts';
import type { Pages } from './paging.ts';
import type { FetchContext, Fetched, Glimpse, Source, SourceContext } from './source.ts';
import { listingOf } from './whole-listing.ts';

/** The source of a vendor that answers with a board's openings, texts included, at once. */
export const wholeBoard = <S extends z.ZodType>(
  facts: BoardSigns &
    BoardList<S> &
    Pick<Board, 'judge'> & {
      readonly request: (slug: string) => WebRequest;
      /** Null for entries that the vendor lists but does not publish; `answer` holds the list. */
      readonly posting: (entry: z.output<S>, slug: string, answer: unknown) => RawPosting | null;
    },
): Source => ({
  readsEach: true,
  match: matchBy(facts),
  probe: (slug, context) => probeBoard(facts.request(slug), { ...facts, isWhole: true }, context),
  fetch: (slug, context) => fetchWhole({ ...facts, slug, request: facts.request(slug) }, context),
  parse: ({ documents, slug }) =>
    readEntries(documents, {
      ...facts,
      posting: (entry, answer) => facts.posting(entry, slug, answer),
    }),
});

type OneRequest = Board & {
  readonly request: WebRequest;
  readonly list: BoardList['list'];
};

/**
 * Fetches the one document of a board without pages. It is whole unless it states a higher total,
 * names a further page, or has no list.
 */
export async function fetchWhole(board: OneRequest, context: SourceContext): Promise<Fetched> {
  const { entries, ...answer } = await askWhole(board, context);
  return listingOf({ ...answer, claimed: answer.total, listed: entries.length });
}

/** The one document of a board without pages, for `withDetails`. */
export async function fetchOnePage<S extends z.ZodType>(
  board: OneRequest & BoardList<S>,
  context: SourceContext,
): Promise<Pages> {
  const { entries, ...answer } = await askWhole(board, context);
  return { ...answer, ids: new Set(keysOf(entries, board).filter((id) => id !== '')) };
}

async function askWhole(board: OneRequest, context: SourceContext) {
  context.progress(0, `Reading ${context.sourceLabel}`);
  const document = await requestBoard(context, board, board.request);
  const { entries, total, more, isList = true } = readWhole(document, board.list);
  context.progress(1, `Read ${context.sourceLabel}`);
  return {
    documents: [document],
    entries,
    total,
    proof: 'one_answer' as const,
    lost: [
      ...(isList ? [] : [{ what: 'an empty list', reason: 'the answer holds no list' }]),
      ...(more ? [{ what: 'further pages', reason: 'the answer names a next one' }] : []),
    ],
  };
}

type WholeAnswer = {
  readonly entries: readonly unknown[];
  readonly total: number | null;
  readonly more: boolean;
  readonly isList?: boolean;
};

function readWhole(document: WebDocument, list: BoardList['list']): WholeAnswer {
  if (typeof list === 'function') {
    const { entries, total = null, more } = listedBy(list, document);
    return { entries, total, more: more === true };
  }
  const answer = readAnswer(document);
  const entries = listOrFail(document, answer, list);
  const isNamed = list !== null && isRecord(answer) && Array.isArray(answer[list]);
  const isList = Array.isArray(answer) || isNamed;
  return { entries, total: totalIn(answer), more: goesOn(answer), isList };
}

/**
 * A board's first page; null if there is no such board. The request may be one that another answer
 * names. `isWhole`: the vendor answers with the whole list at once.
 */
export async function probeBoard<S extends z.ZodType>(
  request: WebRequest | (() => Promise<WebRequest>),
  {
    judge,
    isWhole = false,
    ...list
  }: BoardList<S> & Pick<Board, 'judge'> & { readonly isWhole?: boolean },
  context: FetchContext,
): Promise<Glimpse | null> {
  try {
    const asked = typeof request === 'function' ? await request() : request;
    const { entries, total, more } = listedBy(list.list, await ask(context, asked, judge));
    const isAll = more === false || (isWhole && more !== true);
    return { ids: keysOf(entries, list), total: total ?? (isAll ? entries.length : null) };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** A list that is whole unless it is as long as `limit`; null if there is no such list. */
export async function probeList(
  request: WebRequest,
  list: { readonly member: string | null; readonly id: string; readonly limit?: number },
  context: FetchContext,
): Promise<Glimpse | null> {
  try {
    const entries = listedIn(readAnswer(await context.fetch(request)), list.member);
    if (entries === null) return null;
    return {
      ids: entries.flatMap((entry) => (isRecord(entry) ? (toLine(entry[list.id]) ?? []) : [])),
      total: entries.length < (list.limit ?? Number.POSITIVE_INFINITY) ? entries.length : null,
    };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** Where answers state totals and next pages: at the top, or in one of these. */
const places = ['meta', 'paging', 'pagination', 'page', 'pageInfo', 'links', '_links', '_meta'];

const totalNames =
  /^(?:total|totalcount|totalfound|totalresults|totaljobs|totalhits|totalitems|totalelements|totalrecords|recordstotal|count|resultcount|numfound|jobscount)$/;
const nextNames =
  /^(?:next|nextpage|nexturl|nextpageurl|nextlink|nexttoken|nextpagetoken|nextcursor|nextoffset)$/;
const moreNames =
  /^(?:hasmore|hasnext|hasnextpage|morepages|moreavailable|hasmorepages|hasmoreresults)$/;
const lastNames = /^(?:last|islast|islastpage|iscomplete)$/;
const pageCountNames = /^(?:totalpages|pagecount|pages|numpages|lastpage)$/;

/** Openings an answer says there are; null if it does not say. */
function totalIn(answer: unknown): number | null {
  const totals = statements(answer).flatMap(([name, value]) =>
    totalNames.test(name) ? (toCount(value) ?? []) : [],
  );
  return totals.length === 0 ? null : Math.max(...totals);
}

function goesOn(answer: unknown): boolean {
  return statements(answer).some(
    ([name, value]) =>
      (nextNames.test(name) && isNamed(value)) ||
      (moreNames.test(name) && value === true) ||
      (lastNames.test(name) && value === false) ||
      (pageCountNames.test(name) && (toAmount(value) ?? 1) > 1),
  );
}

/** An address, a token or a number, alone or as the `href` of a link. */
const isNamed = (value: unknown): boolean =>
  isRecord(value)
    ? isNamed(value.href ?? value.url)
    : (typeof value === 'string' && value.trim() !== '') ||
      (typeof value === 'number' && value > 0);

/** The fields of an answer beside its entries; names without case and underscores. */
function statements(answer: unknown): readonly (readonly [string, unknown])[] {
  if (!isRecord(answer)) return [];
  const inner = places.flatMap((place) => (isRecord(answer[place]) ? [answer[place]] : []));
  return [answer, ...inner].flatMap((record) =>
    Object.entries(record).map(
      ([name, value]) => [name.toLowerCase().replace(/[_-]/g, ''), value] as const,
    ),
  );
}

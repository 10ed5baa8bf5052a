import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import type { BoardList } from '../board-list.ts';
import { type Board, documentKey, requestBoard } from '../board-request.ts';
import { amount, isRecord, line, listOf, required, toAmount } from '../fields/lenient.ts';
import { readAnswer } from '../json-document.ts';
import { fetchPages, joinPages, type Pages, pagingOf } from '../paging.ts';
import type { SourceContext } from '../source.ts';

/** Chosen values by facet. */
export type Applied = Readonly<Record<string, readonly string[]>>;

type FacetedBoard<S extends z.ZodType> = Board & {
  /** Where the board may answer; the first that knows it does. */
  readonly apis: readonly string[];
  readonly list: BoardList<S>;
  readonly pageSize: number;
  readonly listRequest: (api: string, applied: Applied, offset: number) => WebRequest;
};

/** The most openings that most tenants show, and then state as their total. */
const cap = 2_000;

/** A value of one facet that is capped too is split by one more. */
const maxDepth = 2;

/**
 * Reads a Workday list, and the API that has it. A list that stops at the cap is read again for
 * each value of a facet, which all state their own totals.
 */
export async function fetchFaceted<S extends z.ZodType>(
  board: FacetedBoard<S>,
  context: SourceContext,
): Promise<{ readonly pages: Pages; readonly api: string }> {
  let unknown: unknown = null;
  for (const api of board.apis) {
    try {
      return { api, pages: await readPart(board, { api, applied: {}, depth: 0 }, context) };
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'unknown_board')) throw error;
      unknown ??= error;
    }
  }
  throw unknown;
}

type Part = { readonly api: string; readonly applied: Applied; readonly depth: number };

async function readPart<S extends z.ZodType>(
  board: FacetedBoard<S>,
  { api, applied, depth }: Part,
  context: SourceContext,
): Promise<Pages> {
  const request = (offset: number) => board.listRequest(api, applied, offset);
  const first = await requestBoard(context, board, request(0));
  const answer = readAnswer(first);
  const isCapped = isRecord(answer) && toAmount(answer.total) === cap;
  const facets = isCapped && depth < maxDepth ? facetsIn(answer, applied) : [];
  const [facet] = facets.toSorted((a, b) => largest(a) - largest(b));
  if (facet === undefined) {
    const { slug, judge, pageSize, list } = board;
    const paging = pagingOf({ ...list, slug, judge, request, pageSize, cap });
    return await fetchPages(paging, answeringFirst(context, request(0), first));
  }
  const parts: Pages[] = [];
  for (const { id } of facet.values) {
    const own = { ...applied, [facet.facetParameter]: [id] };
    parts.push(await readPart(board, { api, applied: own, depth: depth + 1 }, context));
  }
  return joinPages(parts, countOf(facets));
}

const Facets = listOf(
  z.object({ facetParameter: required, values: listOf(z.object({ id: line, count: amount })) }),
);

type Facet = {
  readonly facetParameter: string;
  readonly values: readonly { readonly id: string; readonly count: number }[];
};

/** Facets that count each opening once. Nested groups count it once for each of its places. */
function facetsIn(answer: unknown, applied: Applied): readonly Facet[] {
  const stated = Facets.parse(isRecord(answer) ? answer.facets : []);
  return stated.flatMap(({ facetParameter, values }) => {
    const known = values.flatMap(({ id, count }) =>
      id === null || count === null ? [] : [{ id, count }],
    );
    const isFlat = known.length > 1 && known.length === values.length;
    return isFlat && !(facetParameter in applied) ? [{ facetParameter, values: known }] : [];
  });
}

const largest = ({ values }: Facet): number => Math.max(...values.map(({ count }) => count));

/** The number of openings: what most facets add up to, of those the highest. */
function countOf(facets: readonly Facet[]): number {
  const sums = facets.map(({ values }) => values.reduce((sum, { count }) => sum + count, 0));
  const votes = (sum: number) => sums.filter((other) => other === sum).length;
  return sums.toSorted((a, b) => votes(b) - votes(a) || b - a)[0] ?? 0;
}

/** The first page was read to choose the way; it is not asked for again, except on a second look. */
function answeringFirst(
  context: SourceContext,
  request: WebRequest,
  document: WebDocument,
): SourceContext {
  const key = documentKey(request);
  let isUsed = false;
  return {
    ...context,
    fetch: async (asked) => {
      if (isUsed || documentKey(asked) !== key) return await context.fetch(asked);
      isUsed = true;
      return document;
    },
  };
}

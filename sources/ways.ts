import type { z } from 'zod';
import { AppError, type ErrorCode } from '#core/errors.ts';
import type { WebRequest } from '#core/web-document.ts';
import type { BoardList, ReadList } from './board-list.ts';
import type { Board } from './board-request.ts';
import { type DetailedBoard, withDetails } from './list-details.ts';
import { fetchPages, type PageFacts, type Pages, pagingOf } from './paging.ts';
import { probeBoard } from './single-request.ts';
import type { FetchContext, Fetched, Glimpse, SourceContext } from './source.ts';

/** One place where a board may have its list. */
export type Way = {
  readonly request: (offset: number) => WebRequest;
  /** Reads only this list, so that no other page is taken for it. The board's own by default. */
  readonly list?: ReadList;
};

/**
 * Fetches a board whose vendor has several lists, by the first of them that it offers, with details.
 * The board's `list` reads documents of any of them.
 */
export async function fetchByWays<S extends z.ZodType, D>(
  board: Board & Omit<PageFacts, 'request'> & DetailedBoard<S, D>,
  ways: readonly Way[],
  context: SourceContext,
): Promise<Fetched> {
  const read = (way: Way) => async (): Promise<Pages> => {
    const list: BoardList['list'] = way.list ?? board.list;
    return await fetchPages(pagingOf({ ...board, ...way, list }), context);
  };
  return await withDetails(await firstWay(ways.map(read)), board, context);
}

/** A glimpse of the first list that a board offers; null if each way answers that it knows none. */
export async function probeByWays<S extends z.ZodType>(
  board: BoardList<S> & Pick<Board, 'judge'>,
  ways: readonly Way[],
  context: FetchContext,
): Promise<Glimpse | null> {
  const failures: AppError[] = [];
  for (const way of ways) {
    try {
      const found = await probeBoard(way.request(0), { ...board, ...way }, context);
      if (found !== null) return found;
    } catch (error) {
      failures.push(notOfferedOrThrow(error));
    }
  }
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  return null;
}

/** A board that answers so does not offer this way to its list; other errors may be gone later. */
const notOffered: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'unknown_board',
  'unexpected_content',
  'unreadable_content',
  'access_denied',
  'body_too_large',
]);

/**
 * Reads a list by the first way that a board offers and that lists openings. An empty list stands if
 * no other way lists any. Throws the error of a way that fails, and without any way the first error
 * that does not just say "unknown board".
 */
export async function firstWay(ways: readonly (() => Promise<Pages>)[]): Promise<Pages> {
  const failures: AppError[] = [];
  let empty: Pages | null = null;
  for (const way of ways) {
    try {
      const pages = await way();
      if (pages.ids.size > 0) return pages;
      empty ??= pages;
    } catch (error) {
      failures.push(notOfferedOrThrow(error));
    }
  }
  if (empty !== null) return empty;
  throw failures.find(({ code }) => code !== 'unknown_board') ?? failures[0];
}

function notOfferedOrThrow(error: unknown): AppError {
  if (error instanceof AppError && notOffered.has(error.code)) return error;
  throw error;
}

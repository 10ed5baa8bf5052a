import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { searchWords } from '#core/search-words.ts';
import type { Snippet } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import type { Range, Rows } from './use-opening-list.ts';

export type Snippets = ReadonlyMap<string, Snippet>;

/** Openings per call: a part of a window, so that scrolling asks for few. */
const perCall = 20;

/** Where the typed words stand in the rows on screen, by the id of the opening. */
export function useSnippets(typed: string, rows: Rows, shown: Range | null): Snippets {
  const calls = shown === null || !hasWords(typed) ? [] : idsByCall(rows, shown);
  return useQueries({
    queries: calls.map((ids) => queries.snippets({ query: typed, ids })),
    combine: byId,
  });
}

/** True if some of the typed words are to be found, and not only left out. */
export const hasWords = (typed: string): boolean =>
  searchWords(typed.replaceAll(/(?<!\S)[-\u2212\u2013]("[^"]*"?|[^\s"]+)/g, ' ')) !== '';

/** The rows on screen and their neighbours, in groups that stay the same while one scrolls. */
function idsByCall({ idAt, total }: Rows, { first, last }: Range): readonly string[][] {
  const from = Math.floor(first / perCall);
  const to = Math.floor(last / perCall);
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const start = (from + i) * perCall;
    const size = Math.min(perCall, total - start);
    return Array.from({ length: size }, (_row, k) => idAt(start + k) ?? '').filter(Boolean);
  }).filter((ids) => ids.length > 0);
}

const byId = (results: readonly UseQueryResult<Snippet[]>[]): Snippets =>
  new Map(results.flatMap(({ data = [] }) => data.map((snippet) => [snippet.id, snippet])));

import { useDebouncedValue } from '@mantine/hooks';
import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { searchWords } from '#core/search-words.ts';
import type { Snippet } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import type { Range, Rows } from './use-opening-list.ts';

export type Snippets = ReadonlyMap<string, Snippet>;

/** Openings per call: a part of a window, so that scrolling asks for few. */
const perCall = 20;

/** The next key's list must not wait for the marks of this one. In milliseconds. */
const restMs = 150;

/**
 * Where the words of a list stand in its rows on screen, by the id of the opening. Asks once typing
 * rests; never while another list loads, when those that are there stay.
 */
export function useSnippets(
  typed: string,
  rows: Rows,
  shown: Range | null,
  isBehind: boolean,
): Snippets {
  const [rested] = useDebouncedValue(typed, restMs);
  const isAsked = shown !== null && typed === rested && hasWords(typed);
  const calls = isAsked ? idsByCall(rows, shown) : [];
  const snippets = useQueries({
    queries: calls.map((ids) => ({
      ...queries.snippets({ query: typed, ids }),
      enabled: !isBehind,
    })),
    combine: byId,
  });
  // The next key passes the drawing of marks. Those of other words go at once.
  const drawn = useDeferredValue(snippets);
  return snippets.size === 0 ? snippets : drawn;
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

import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import type { PostingPage, PostingRow } from '#renderer/model.ts';
import { type PinnedList, windowQuery, windowSize } from '#renderer/store/posting-list.ts';
import { type Range, windowsFor } from './list-windows.ts';

/** The rows of a list, as far as they are loaded. */
export type Rows = {
  readonly total: number;
  readonly isTotalExact: boolean;
  readonly rowAt: (index: number) => PostingRow | undefined;
  readonly idAt: (index: number) => string | undefined;
  /** Indices of those that are loaded. */
  readonly loaded: readonly number[];
};

/** Loads the windows of a list that the view needs; null before the list is open. */
export function useRows(list: PinnedList | null, range: Range): Rows | null {
  const enabled = list !== null;
  const { data: head } = useQuery({ ...windowQuery(list ?? none, 0), enabled });
  const total = head?.total ?? 0;
  const windows = enabled ? windowsFor(range, total, windowSize) : [];
  const pages = useQueries({
    queries: windows.map((index) => windowQuery(list ?? none, index)),
    combine: rowsOf,
  });
  const rowAt = (index: number) =>
    pages[windows.indexOf(Math.floor(index / windowSize))]?.[index % windowSize];
  if (head === undefined) return null;
  return {
    total,
    isTotalExact: head.isTotalExact,
    rowAt,
    idAt: (index) => rowAt(index)?.id,
    loaded: windows.flatMap((window, i) =>
      (pages[i] ?? []).map((_, within) => window * windowSize + within),
    ),
  };
}

const none: PinnedList = { filter: {}, upTo: 0 };

const rowsOf = (
  results: readonly UseQueryResult<PostingPage>[],
): readonly (readonly PostingRow[] | undefined)[] => results.map(({ data }) => data?.rows);

import { useDebouncedValue } from '@mantine/hooks';
import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PostingFilter, PostingPage, PostingRow } from '#renderer/model.ts';
import { useConnection } from '#renderer/store/live-state.ts';
import {
  type PinnedList,
  pinList,
  queries,
  windowQuery,
  windowSize,
} from '#renderer/store/queries.ts';

export type OpeningList = OpenedList & {
  readonly rows: Rows | null;
  readonly newCount: number;
  readonly setRange: (range: Range) => void;
};

export function useOpeningList(filter: PostingFilter): OpeningList {
  const opened = usePinnedList(filter);
  const [range, setRange] = useRange(opened.list);
  const rows = useRows(opened.list, range);
  const shown = opened.isBehind ? null : opened.list;
  const newCount = useNewCount(shown, rows?.total === 0 ? opened.reopen : null);
  return { ...opened, rows, newCount, setRange };
}

const top: Range = { first: 0, last: 30 };

/** The rows in view; another list starts at its top. */
function useRange(list: PinnedList | null): [Range, (range: Range) => void] {
  const [seen, setSeen] = useState({ list, range: top });
  return [seen.list === list ? seen.range : top, (range) => setSeen({ list, range })];
}

/** A list that was opened just now misses nothing, and the next key must not wait. In milliseconds. */
const restMs = 150;

/** An empty list takes new openings in automatically. */
function useNewCount(list: PinnedList | null, takeIn: (() => void) | null): number {
  const [rested] = useDebouncedValue(list, restMs);
  const { data } = useQuery({
    ...queries.newPostings(list?.filter ?? {}, list?.upTo ?? 0),
    enabled: list !== null && list === rested,
  });
  const count = data?.count ?? 0;
  useEffect(() => {
    if (count > 0) takeIn?.();
  }, [count, takeIn]);
  return count;
}

type OpenedList = {
  /** Null until the first answer. The previous list stays while another loads. */
  readonly list: PinnedList | null;
  /** The shown list belongs to an earlier filter. */
  readonly isBehind: boolean;
  readonly error: unknown;
  readonly reopen: () => void;
};

/** Opens the list again when the filter changes; the latest request wins. */
function usePinnedList(filter: PostingFilter): OpenedList {
  const [list, setList] = useState<PinnedList | null>(null);
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(0);
  const open = useCallback(async () => {
    latest.current += 1;
    const mine = latest.current;
    try {
      const opened = await pinList(filter);
      if (mine !== latest.current) return;
      setList(opened);
      setError(null);
    } catch (reason) {
      if (mine === latest.current) setError(reason);
    }
  }, [filter]);
  useEffect(() => void open(), [open]);
  useRetryOnceConnected(error !== null, open);
  const reopen = useCallback(() => void open(), [open]);
  return { list, isBehind: list?.filter !== filter, error, reopen };
}

function useRetryOnceConnected(hasFailed: boolean, retry: () => Promise<void>): void {
  const isConnected = useConnection(({ state }) => state === 'open');
  const onConnected = useEffectEvent(() => {
    if (hasFailed) void retry();
  });
  useEffect(() => {
    if (isConnected) onConnected();
  }, [isConnected]);
}

export type Rows = {
  readonly total: number;
  readonly isTotalExact: boolean;
  readonly rowAt: (index: number) => PostingRow | undefined;
  readonly idAt: (index: number) => string | undefined;
  readonly loaded: readonly number[];
};

/** Loads the windows of a list that the view needs; null until the list is open. */
function useRows(list: PinnedList | null, range: Range): Rows | null {
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

/** The rows in view by index, both ends included. */
export type Range = { readonly first: number; readonly last: number };

/** Rows beyond the view that load ahead of scrolling. */
const margin = 30;

/**
 * The windows of `size` rows that the view needs. Always includes the first one, which holds the
 * total.
 */
export function windowsFor({ first, last }: Range, total: number, size: number): readonly number[] {
  const from = Math.floor(Math.max(0, first - margin) / size);
  const to = Math.floor(Math.min(total - 1, last + margin) / size);
  const inView = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  return inView[0] === 0 ? inView : [0, ...inView];
}

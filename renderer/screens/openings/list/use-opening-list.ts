import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PostingFilter } from '#renderer/model.ts';
import type { PinnedList } from '#renderer/store/posting-list.ts';
import { queries } from '#renderer/store/queries.ts';
import type { Range } from './list-windows.ts';
import { type OpenedList, usePinnedList } from './use-pinned-list.ts';
import { type Rows, useRows } from './use-rows.ts';

export type OpeningList = OpenedList & {
  /** Null before the list is there. */
  readonly rows: Rows | null;
  /** How many came after the list was opened. */
  readonly newCount: number;
  /** Takes in what is in view. */
  readonly setRange: (range: Range) => void;
};

/** The list of a filter, with the rows that the view needs. */
export function useOpeningList(filter: PostingFilter): OpeningList {
  const opened = usePinnedList(filter);
  const [range, setRange] = useRange(opened.list);
  const rows = useRows(opened.list, range);
  const newCount = useNewCount(opened.list, rows?.total === 0 ? opened.reopen : null);
  return { ...opened, rows, newCount, setRange };
}

const top: Range = { first: 0, last: 30 };

/** What is in view; another list begins at its top. */
function useRange(list: PinnedList | null): [Range, (range: Range) => void] {
  const [seen, setSeen] = useState({ list, range: top });
  return [seen.list === list ? seen.range : top, (range) => setSeen({ list, range })];
}

/** An empty list takes what comes in by itself. */
function useNewCount(list: PinnedList | null, takeIn: (() => void) | null): number {
  const { data } = useQuery({
    ...queries.newPostings(list?.filter ?? {}, list?.upTo ?? 0),
    enabled: list !== null,
  });
  const count = data?.count ?? 0;
  useEffect(() => {
    if (count > 0) takeIn?.();
  }, [count, takeIn]);
  return count;
}

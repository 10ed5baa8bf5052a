import { useThrottledCallback } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { postingLineHeightPx } from '#renderer/parts/posting-line.tsx';
import { prefetchPosting } from '#renderer/store/posting-actions.ts';
import type { PinnedList } from '#renderer/store/posting-list.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { focusPane, listId } from '../focus.ts';
import { ListRow, rowId, rowIndexOf } from './list-row.tsx';
import type { Range } from './list-windows.ts';
import classes from './posting-list.module.css';
import { useCursor } from './use-cursor.ts';
import { useOpeningKeys } from './use-opening-keys.ts';
import type { Rows } from './use-rows.ts';

/** How often the windows that are loaded follow the view, in milliseconds. */
const followMs = 80;
const pageRows = 10;

/** The rows of a list, a hundred thousand as well as one: only those in view exist. */
export function PostingList({
  list,
  rows,
  openId,
  onRange,
}: {
  readonly list: PinnedList;
  readonly rows: Rows;
  readonly openId: string | null;
  readonly onRange: (range: Range) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const tellRange = useThrottledCallback(onRange, followMs);
  const virtualizer = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => postingLineHeightPx,
    overscan: 6,
    onChange: ({ range }) => {
      if (range !== null) tellRange({ first: range.startIndex, last: range.endIndex });
    },
  });
  const cursor = useCursor({
    list,
    rows,
    openId,
    scrollTo: (index) => virtualizer.scrollToIndex(index),
  });
  useOpeningKeys(cursor, rows, openId);
  useTopOfOtherList(list, () => virtualizer.scrollToOffset(0));
  usePrefetch(cursor.id === openId ? cursor.index : null, rows);
  const items = virtualizer.getVirtualItems();
  const isCursorDrawn = items.some(({ index }) => index === cursor.index);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = target(event.key, cursor.index ?? 0);
    if (event.key === 'Enter') focusPane();
    if (to !== null) cursor.choose(to);
    if (event.key === 'Enter' || to !== null) event.preventDefault();
  };
  const onClick = ({ target: element }: MouseEvent) => {
    const index = element instanceof Element ? rowIndexOf(element) : null;
    if (index !== null) cursor.choose(index);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out rows
    <div
      ref={scroller}
      id={listId}
      className={classes.root}
      role="grid"
      aria-label={openingStrings.list}
      aria-rowcount={rows.isTotalExact ? rows.total : -1}
      aria-colcount={1}
      aria-activedescendant={
        isCursorDrawn && cursor.index !== null ? rowId(cursor.index) : undefined
      }
      tabIndex={0}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        className={classes.all}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map(({ index, start }) => (
          <ListRow
            key={index}
            index={index}
            start={start}
            posting={rows.rowAt(index)}
            isChosen={index === cursor.index}
          />
        ))}
      </div>
    </div>
  );
}

/** Where the keys of a grid lead; null for keys that are none. */
const target = (key: string, from: number): number | null =>
  ({ Home: 0, End: Number.MAX_SAFE_INTEGER, PageDown: from + pageRows, PageUp: from - pageRows })[
    key
  ] ?? null;

/** Another list begins at its top; the same one, changed, stays where it is. */
function useTopOfOtherList(list: PinnedList, scrollToTop: () => void): void {
  const shown = useRef(list);
  useLayoutEffect(() => {
    if (shown.current === list) return;
    shown.current = list;
    scrollToTop();
  });
}

/** What is next is there before it is opened. */
function usePrefetch(index: number | null, { idAt }: Rows): void {
  const next = index === null ? undefined : idAt(index + 1);
  const previous = index === null || index === 0 ? undefined : idAt(index - 1);
  useEffect(() => {
    if (next !== undefined) prefetchPosting(next);
    if (previous !== undefined) prefetchPosting(previous);
  }, [next, previous]);
}

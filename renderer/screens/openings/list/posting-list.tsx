import { Skeleton } from '@mantine/core';
import { useThrottledCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import type { PostingRow, Snippet, Stage } from '#renderer/model.ts';
import { PostingLine, postingLineHeightPx } from '#renderer/parts/posting-line.tsx';
import type { Selection } from '#renderer/parts/selection/use-selection.ts';
import { hideMany, moveMany, saveMany } from '#renderer/store/bulk-actions.ts';
import {
  prefetchPosting,
  setHidden,
  setStage,
  toggleSaved,
} from '#renderer/store/posting-actions.ts';
import { type PinnedList, queries } from '#renderer/store/queries.ts';
import { openingStrings, selectionStrings } from '#renderer/strings/openings.ts';
import { focusList, focusPane, listId } from '../focus.ts';
import classes from './posting-list.module.css';
import { RowTools } from './row-tools.tsx';
import { type ListCursor, useCursor } from './use-cursor.ts';
import type { Range, Rows } from './use-opening-list.ts';
import { type RangeSelection, useRangeSelection } from './use-range-selection.ts';
import { hasWords, useSnippets } from './use-snippets.ts';

/** How often loading follows the view, in milliseconds. */
const followMs = 80;
const pageRows = 10;

export function PostingList({
  list,
  rows,
  isBehind,
  openId,
  selection,
  onRange,
}: {
  readonly list: PinnedList;
  readonly rows: Rows;
  readonly isBehind: boolean;
  readonly openId: string | null;
  readonly selection: Selection<string>;
  readonly onRange: (range: Range) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const typed = list.filter.query ?? '';
  const isSearch = hasWords(typed);
  const rowPx = postingLineHeightPx[isSearch ? 'withSnippet' : 'plain'];
  const tellRange = useThrottledCallback(onRange, followMs);
  const virtualizer = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    // Other keys make it lay out the rows again.
    getItemKey: useCallback((index: number) => (isSearch ? -1 - index : index), [isSearch]),
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
  const range = useRangeSelection({ list, rows, selection, cursor });
  useOpeningKeys({ list, cursor, rows, openId, selection, range });
  useTopOfOtherList(list, () => {
    // Scrolling measures the whole list first.
    if (virtualizer.scrollOffset !== 0) virtualizer.scrollToOffset(0);
  });
  usePrefetch(cursor.id === openId ? cursor.index : null, rows);
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index, items.at(-1)?.index];
  const snippets = useSnippets(
    typed,
    rows,
    first === undefined || last === undefined ? null : { first, last },
    isBehind,
  );
  const isCursorDrawn = items.some(({ index }) => index === cursor.index);
  const open = () => {
    // The row of a closed opening is still chosen.
    if (openId === null && cursor.index !== null) cursor.choose(cursor.index);
    else focusPane();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = target(event.key, cursor.index ?? 0);
    if (event.key === 'Enter') open();
    if (to !== null) cursor.choose(to);
    if (event.key === 'Enter' || to !== null) event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const { target: element, shiftKey } = event;
    const index = element instanceof Element ? rowIndexOf(element) : null;
    if (index === null || !(element instanceof Element)) return;
    if (shiftKey) range.extendTo(index);
    else if (event.ctrlKey || event.metaKey || isCheck(element)) range.toggle(index);
    else cursor.choose(index);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out rows
    <div
      ref={scroller}
      id={listId}
      data-skip-to
      className={classes.root}
      data-selecting={selection.ids.size > 0}
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
            heightPx={rowPx}
            snippet={isSearch ? snippets.get(rows.idAt(index) ?? '') : null}
            posting={rows.rowAt(index)}
            isChosen={index === cursor.index}
            isSelected={selection.ids.has(rows.idAt(index) ?? '')}
          />
        ))}
      </div>
    </div>
  );
}

/** The row that a key of the ARIA grid pattern leads to; null for other keys. */
const target = (key: string, from: number): number | null =>
  ({ Home: 0, End: Number.MAX_SAFE_INTEGER, PageDown: from + pageRows, PageUp: from - pageRows })[
    key
  ] ?? null;

/** Another list starts at its top; the same list keeps its place when it changes. */
function useTopOfOtherList(list: PinnedList, scrollToTop: () => void): void {
  const shown = useRef(list);
  useLayoutEffect(() => {
    if (shown.current === list) return;
    shown.current = list;
    scrollToTop();
  });
}

function usePrefetch(index: number | null, { idAt }: Rows): void {
  const next = index === null ? undefined : idAt(index + 1);
  const previous = index === null || index === 0 ? undefined : idAt(index - 1);
  useEffect(() => {
    if (next !== undefined) prefetchPosting(next);
    if (previous !== undefined) prefetchPosting(previous);
  }, [next, previous]);
}

/** True for the box at the start of a row. */
const isCheck = (element: Element): boolean => element.closest('input') !== null;

const rowId = (index: number): string => `${prefix}${index}`;

function rowIndexOf(element: Element): number | null {
  const row = element.closest(`[id^="${prefix}"]`);
  return row === null ? null : Number(row.id.slice(prefix.length));
}

const prefix = 'openings-row-';

/** One row; a placeholder until it loads. `start` is its distance from the top, in pixels. */
const ListRow = memo(function ListRow({
  index,
  start,
  heightPx,
  snippet,
  posting,
  isChosen,
  isSelected,
}: {
  readonly index: number;
  readonly start: number;
  readonly heightPx: number;
  readonly snippet: Snippet | null | undefined;
  readonly posting: PostingRow | undefined;
  readonly isChosen: boolean;
  readonly isSelected: boolean;
}) {
  // Each key of a search draws all rows again, and tools cost more than the rest of a row.
  const [isPointedAt, setPointedAt] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are placed by hand are none of a table
    <div
      id={rowId(index)}
      className={classes.row}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isChosen}
      data-picked={isSelected}
      tabIndex={-1}
      style={{ height: heightPx, transform: `translateY(${start}px)` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as its row */}
      <div role="gridcell" className={classes.cell} aria-busy={posting === undefined} tabIndex={-1}>
        {posting === undefined ? (
          <Bare />
        ) : (
          <>
            <PostingLine posting={posting} snippet={snippet} />
            <input
              type="checkbox"
              className={classes.check}
              tabIndex={-1}
              checked={isSelected}
              readOnly
              aria-label={selectionStrings.select(posting.title)}
            />
            {isPointedAt && <RowTools posting={posting} />}
          </>
        )}
      </div>
    </div>
  );
});

const Bare = () => (
  <div className={classes.bare}>
    <Skeleton height={10} width="56%" radius="sm" animate={false} />
    <Skeleton height={8} width="34%" radius="sm" animate={false} />
  </div>
);

function useOpeningKeys({
  list,
  cursor,
  rows,
  openId,
  selection,
  range,
}: {
  readonly list: PinnedList;
  readonly cursor: ListCursor;
  readonly rows: Rows;
  readonly openId: string | null;
  readonly selection: Selection<string>;
  readonly range: RangeSelection;
}): void {
  // An opening that a link opened may be none of the list.
  const { data: opened } = useQuery({ ...queries.posting(openId ?? ''), enabled: openId !== null });
  const row = cursor.index === null ? undefined : rows.rowAt(cursor.index);
  const chosen = row ?? (opened?.id === cursor.id ? opened : undefined);
  const go = (by: 1 | -1) => () => {
    cursor.step(by);
    focusList();
  };
  /** With a selection, the key acts on all of it. */
  const all = (many: (ids: readonly string[]) => Promise<boolean>, one: () => void) => () => {
    if (selection.ids.size === 0) one();
    else void many([...selection.ids]).then((isDone) => isDone && selection.clear());
  };
  const toStage = (stage: Stage) =>
    all(
      (ids) => moveMany(ids, stage),
      () => {
        if (chosen !== undefined && chosen.stage !== stage) void setStage(chosen, stage);
      },
    );
  useShortcuts({
    next: go(1),
    previous: go(-1),
    select: () => range.toggle(cursor.index),
    selectNext: () => range.walk(1),
    selectPrevious: () => range.walk(-1),
    save: all(saveMany, () => {
      if (chosen !== undefined) void toggleSaved(chosen);
    }),
    saveAndNext: () => {
      if (chosen?.stage === null) void toggleSaved(chosen);
      go(1)();
    },
    hide: all(
      (ids) => hideMany(ids, list.filter.hidden !== 'only'),
      () => {
        if (chosen === undefined) return;
        void setHidden(chosen.id, chosen.title, !chosen.isHidden);
        if (!chosen.isHidden) cursor.leave();
      },
    ),
    stage1: toStage('saved'),
    stage2: toStage('applied'),
    stage3: toStage('screen'),
    stage4: toStage('interview'),
    stage5: toStage('offer'),
    stage6: toStage('done'),
  });
}

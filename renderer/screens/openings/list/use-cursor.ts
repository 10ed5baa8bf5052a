import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PinnedList } from '#renderer/store/queries.ts';
import { showOpening } from '../openings-address.ts';
import type { Rows } from './use-opening-list.ts';

/** Of faster steps only the last one opens its row, in milliseconds. */
const quickMs = 140;

export type ListCursor = {
  /** The chosen row; the address follows it. */
  readonly id: string | null;
  readonly index: number | null;
  /** Chooses a row, or the nearest one if the index is outside the list. */
  readonly choose: (index: number) => void;
  readonly step: (by: 1 | -1) => void;
  readonly leave: () => void;
};

/**
 * The chosen row of the list. It moves at once, however fast the keys come, and survives changes of
 * the list.
 */
export function useCursor({
  list,
  rows,
  openId,
  scrollTo,
}: {
  readonly list: PinnedList;
  readonly rows: Rows;
  readonly openId: string | null;
  readonly scrollTo: (index: number) => void;
}): ListCursor {
  const [cursor, setCursor] = useState<Cursor>({ id: openId, index: 0 });
  /** The index of a row to choose once it loads. */
  const [awaited, setAwaited] = useState<number | null>(null);
  const follow = useFollower();
  const index = locate(cursor, rows);

  const choose = (wanted: number) => {
    if (rows.total === 0) return;
    const to = Math.min(rows.total - 1, Math.max(0, wanted));
    scrollTo(to);
    const id = rows.idAt(to);
    setAwaited(id === undefined ? to : null);
    if (id === undefined) return;
    setCursor({ id, index: to });
    follow(id);
  };
  const onLoaded = useEffectEvent(choose);
  const awaitedId = awaited === null ? undefined : rows.idAt(awaited);
  useEffect(() => {
    if (awaited !== null && awaitedId !== undefined) onLoaded(awaited);
  }, [awaited, awaitedId]);

  // A closed opening stays the chosen row, which the focus returns to.
  useEffect(() => {
    if (openId !== null) setCursor((now) => (now.id === openId ? now : { ...now, id: openId }));
  }, [openId]);
  const seenList = useRef(list);
  useEffect(() => {
    const isOther = seenList.current !== list;
    seenList.current = list;
    if (isOther) setAwaited(null);
    // A row that the new list lacks counts as above its top.
    const at = index ?? (isOther ? -1 : null);
    if (at !== null) setCursor((now) => (now.index === at ? now : { ...now, index: at }));
  }, [list, index]);
  useScrollToOpened(openId, rows, scrollTo);

  return {
    id: cursor.id,
    index,
    choose,
    step: (by) => {
      const to = awaited === null ? neighbour(cursor, by, rows) : awaited + by;
      if (to !== null) choose(to);
    },
    leave: () => {
      const to = successor(cursor, rows);
      if (to !== null) choose(to);
    },
  };
}

/** Scrolls to a row opened elsewhere, such as by a link or Back, once it is loaded. */
function useScrollToOpened(
  openId: string | null,
  rows: Rows,
  scrollTo: (index: number) => void,
): void {
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (seen.current === openId || rows.loaded.length === 0) return;
    seen.current = openId;
    const index = locate({ id: openId, index: 0 }, rows);
    if (index !== null) scrollTo(index);
  });
}

/** Updates the address: at once after a pause, else when the steps end. */
function useFollower(): (id: string) => void {
  const last = useRef({ atMs: 0, timer: 0 });
  useEffect(() => () => window.clearTimeout(last.current.timer), []);
  return (id) => {
    const { atMs, timer } = last.current;
    const nowMs = performance.now();
    window.clearTimeout(timer);
    if (nowMs - atMs > quickMs) {
      last.current = { atMs: nowMs, timer: 0 };
      showOpening(id);
    } else {
      last.current = { atMs: nowMs, timer: window.setTimeout(showOpening, quickMs, id) };
    }
  };
}

/** The chosen row of a list that may change: its id and its last index. */
type Cursor = { readonly id: string | null; readonly index: number };

type RowsAround = {
  readonly total: number;
  readonly idAt: (index: number) => string | undefined;
  readonly loaded: Iterable<number>;
};

/** The present index of the chosen row; null if it is not loaded. */
export function locate({ id, index }: Cursor, { idAt, loaded }: RowsAround): number | null {
  if (id === null) return null;
  if (idAt(index) === id) return index;
  for (const at of loaded) {
    if (idAt(at) === id) return at;
  }
  return null;
}

/**
 * The index one step on, within the list; null in an empty one. If the chosen row is gone, the row
 * in its place comes next.
 */
export function neighbour(cursor: Cursor, step: 1 | -1, rows: RowsAround): number | null {
  if (rows.total === 0) return null;
  const within = (index: number) => Math.min(rows.total - 1, Math.max(0, index));
  const at = locate(cursor, rows);
  if (at !== null) return within(at + step);
  if (cursor.id === null) return 0;
  return within(step === 1 ? cursor.index : cursor.index - 1);
}

/** The next choice when the chosen row is about to leave: the one after, or before at the end. */
export function successor(cursor: Cursor, rows: RowsAround): number | null {
  const at = locate(cursor, rows);
  if (at === null || rows.total < 2) return null;
  return at + 1 < rows.total ? at + 1 : at - 1;
}

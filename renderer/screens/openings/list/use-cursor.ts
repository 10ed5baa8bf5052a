import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PinnedList } from '#renderer/store/posting-list.ts';
import { showOpening } from '../openings-address.ts';
import { type Cursor, locate, neighbour, successor } from './neighbours.ts';
import type { Rows } from './use-rows.ts';

/** Steps that follow each other faster open only the last one, in milliseconds. */
const quickMs = 140;

export type ListCursor = {
  /** The chosen row, which the address follows. */
  readonly id: string | null;
  /** Where it is, where that is known. */
  readonly index: number | null;
  /** Chooses a row, the nearest one where the list has no such index. */
  readonly choose: (index: number) => void;
  readonly step: (by: 1 | -1) => void;
  /** Chooses what comes after the chosen row, which is about to leave. */
  readonly leave: () => void;
};

/** What is chosen in the list: moves at once, however fast the keys come, and survives any change. */
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
  /** A row that was gone to before it was loaded. */
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

  useEffect(() => setCursor((now) => (now.id === openId ? now : { ...now, id: openId })), [openId]);
  const seenList = useRef(list);
  useEffect(() => {
    const isOther = seenList.current !== list;
    seenList.current = list;
    if (isOther) setAwaited(null);
    // What another list does not have counts as above its top.
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

/** Brings into view what was opened elsewhere, by a link or by going back, where it is loaded. */
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

/** Brings the address after the cursor: at once after a rest, else when the steps end. */
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

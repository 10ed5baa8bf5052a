import { useRef } from 'react';
import type { Selection } from '#renderer/parts/selection/use-selection.ts';
import { idsBetween } from '#renderer/store/bulk-actions.ts';
import type { PinnedList } from '#renderer/store/queries.ts';
import type { ListCursor } from './use-cursor.ts';
import type { Rows } from './use-opening-list.ts';

/** Selects rows of a list by their place. */
export type RangeSelection = {
  readonly toggle: (index: number | null) => void;
  /** Adds all rows from the last toggled or chosen one, loaded or not. */
  readonly extendTo: (index: number) => void;
  /** Adds the chosen row and its neighbour, which becomes the chosen one. */
  readonly walk: (by: 1 | -1) => void;
};

type Anchor = {
  readonly list: PinnedList;
  readonly index: number;
  readonly chosen: ListCursor['id'];
};

export function useRangeSelection({
  list,
  rows,
  selection,
  cursor,
}: {
  readonly list: PinnedList;
  readonly rows: Rows;
  readonly selection: Selection<string>;
  readonly cursor: ListCursor;
}): RangeSelection {
  const anchor = useRef<Anchor | null>(null);
  /** A later choice of a row, or an end of the selection, makes a toggled row stale. */
  const start = (): number => {
    const toggled = anchor.current;
    return toggled?.list === list && toggled.chosen === cursor.id && selection.ids.size > 0
      ? toggled.index
      : (cursor.index ?? 0);
  };
  const idsAt = (...indexes: readonly number[]): readonly string[] =>
    indexes.flatMap((index) => rows.idAt(index) ?? []);
  return {
    toggle: (index) => {
      const [id] = index === null ? [] : idsAt(index);
      if (index === null || id === undefined) return;
      anchor.current = { list, index, chosen: cursor.id };
      selection.toggle(id);
    },
    extendTo: (index) => {
      const from = start();
      const ends = [Math.min(from, index), Math.max(from, index)] as const;
      void idsBetween(list, ...ends).then(selection.add);
    },
    walk: (by) => {
      const index = cursor.index ?? 0;
      selection.add(idsAt(index, Math.min(rows.total - 1, Math.max(0, index + by))));
      cursor.step(by);
    },
  };
}

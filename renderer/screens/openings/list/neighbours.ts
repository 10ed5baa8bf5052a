/** What is chosen in a list that may change under it: by id, and where it was seen last. */
export type Cursor = { readonly id: string | null; readonly index: number };

type Rows = {
  readonly total: number;
  /** Undefined where the row is not loaded. */
  readonly idAt: (index: number) => string | undefined;
  /** Indices of the rows that are loaded. */
  readonly loaded: Iterable<number>;
};

/** Where the chosen row is now; null where it is not among the loaded ones. */
export function locate({ id, index }: Cursor, { idAt, loaded }: Rows): number | null {
  if (id === null) return null;
  if (idAt(index) === id) return index;
  for (const at of loaded) {
    if (idAt(at) === id) return at;
  }
  return null;
}

/**
 * The index one step on, within the list; null in an empty one. Where the chosen row has left the
 * list, the one that took its place is the next.
 */
export function neighbour(cursor: Cursor, step: 1 | -1, rows: Rows): number | null {
  if (rows.total === 0) return null;
  const within = (index: number) => Math.min(rows.total - 1, Math.max(0, index));
  const at = locate(cursor, rows);
  if (at !== null) return within(at + step);
  if (cursor.id === null) return 0;
  return within(step === 1 ? cursor.index : cursor.index - 1);
}

/** What to choose when the chosen row is about to leave: the one after, or before at the end. */
export function successor(cursor: Cursor, rows: Rows): number | null {
  const at = locate(cursor, rows);
  if (at === null || rows.total < 2) return null;
  return at + 1 < rows.total ? at + 1 : at - 1;
}

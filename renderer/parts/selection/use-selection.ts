import { useCallback, useMemo, useState } from 'react';

/** The most that one act takes at once. */
export const mostSelected = 1_000;

/** The selected things of a list, by id. */
export type Selection<Id extends string | number> = {
  readonly ids: ReadonlySet<Id>;
  readonly toggle: (id: Id) => void;
  /** Adds as many as there is room for. */
  readonly add: (ids: readonly Id[]) => void;
  readonly clear: () => void;
};

/** Another list, as `of` tells, starts without a selection. */
export function useSelection<Id extends string | number>(of: unknown): Selection<Id> {
  const [{ list, ids }, setSelected] = useState<{ list: unknown; ids: ReadonlySet<Id> }>({
    list: of,
    ids: new Set(),
  });
  const current = useMemo(() => (list === of ? ids : new Set<Id>()), [list, of, ids]);
  const change = useCallback(
    (edit: (before: ReadonlySet<Id>) => ReadonlySet<Id>) =>
      setSelected((before) => ({
        list: of,
        ids: edit(before.list === of ? before.ids : new Set()),
      })),
    [of],
  );
  return useMemo(
    () => ({
      ids: current,
      toggle: (id) => change((before) => toggled(before, id)),
      add: (more) => change((before) => new Set([...before, ...more].slice(0, mostSelected))),
      clear: () => change(() => new Set()),
    }),
    [current, change],
  );
}

function toggled<Id>(before: ReadonlySet<Id>, id: Id): ReadonlySet<Id> {
  if (before.has(id)) return new Set([...before].filter((each) => each !== id));
  return before.size < mostSelected ? new Set([...before, id]) : before;
}

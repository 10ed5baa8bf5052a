import { useMemo } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';

/** A requested change. The host finished or rejected it at `settledAtMs`. */
export type Pending<T> = { readonly what: T; readonly settledAtMs: number | null };

/** Changes in the order of their requests. */
export type PendingStore<T> = StoreApi<{ readonly entries: readonly Pending<T>[] }>;

/** After this time every answer includes the change. */
const keptMs = 60_000;

/**
 * Shows changes before the host makes them. They cover its answers until a newer answer arrives, so
 * nothing jumps back in between, and rejected changes do.
 */
export const createPending = <T>(): PendingStore<T> => createStore(() => ({ entries: [] }));

/** The changes that an answer from `answeredAtMs` cannot include yet, in order. */
export function usePending<T>(store: PendingStore<T>, answeredAtMs: number): readonly T[] {
  const entries = useStore(store, (state) => state.entries);
  return useMemo(() => outstanding(entries, answeredAtMs), [entries, answeredAtMs]);
}

/** Shows the change while the work runs. Passes errors on. */
export async function during<T, R>(
  store: PendingStore<T>,
  what: T,
  work: () => Promise<R>,
): Promise<R> {
  const entry: Pending<T> = { what, settledAtMs: null };
  store.setState(({ entries }) => ({ entries: [...recent(entries), entry] }));
  try {
    return await work();
  } finally {
    const settled = { what, settledAtMs: Date.now() };
    store.setState(({ entries }) => ({
      entries: entries.map((each) => (each === entry ? settled : each)),
    }));
  }
}

/** The changes that an answer of that time cannot include, in order. */
export const outstanding = <T>(
  entries: readonly Pending<T>[],
  answeredAtMs: number,
): readonly T[] =>
  entries
    .filter(({ settledAtMs }) => settledAtMs === null || answeredAtMs < settledAtMs)
    .map(({ what }) => what);

const recent = <T>(entries: readonly Pending<T>[]): readonly Pending<T>[] =>
  entries.filter(({ settledAtMs }) => settledAtMs === null || settledAtMs > Date.now() - keptMs);

import { useMemo } from 'react';
import { create } from 'zustand';

/** Something that was asked for. The host has done it, or refused, at `settledAtMs`. */
export type Pending<T> = { readonly what: T; readonly settledAtMs: number | null };

/** What settled so long ago is in every answer by now. */
const keptMs = 60_000;

/**
 * Changes that are shown before the host has made them. Laid over its answers, they last until an
 * answer that came later: so nothing jumps back in between, and what was refused does.
 */
export function createPending<T>() {
  const useEntries = create<{ readonly entries: readonly Pending<T>[] }>(() => ({ entries: [] }));
  return {
    /** What an answer that came at `answeredAtMs` cannot show yet, in the order it was asked for. */
    usePending(answeredAtMs: number): readonly T[] {
      const entries = useEntries((state) => state.entries);
      return useMemo(() => outstanding(entries, answeredAtMs), [entries, answeredAtMs]);
    },
    /** Shows the change while the work goes on. A failure passes through. */
    async during<R>(what: T, work: () => Promise<R>): Promise<R> {
      const entry: Pending<T> = { what, settledAtMs: null };
      useEntries.setState(({ entries }) => ({ entries: [...recent(entries), entry] }));
      try {
        return await work();
      } finally {
        const settled = { what, settledAtMs: Date.now() };
        useEntries.setState(({ entries }) => ({
          entries: entries.map((each) => (each === entry ? settled : each)),
        }));
      }
    },
  };
}

/** Of changes in their order, those that an answer of that time cannot know. */
export const outstanding = <T>(
  entries: readonly Pending<T>[],
  answeredAtMs: number,
): readonly T[] =>
  entries
    .filter(({ settledAtMs }) => settledAtMs === null || answeredAtMs < settledAtMs)
    .map(({ what }) => what);

const recent = <T>(entries: readonly Pending<T>[]): readonly Pending<T>[] =>
  entries.filter(({ settledAtMs }) => settledAtMs === null || settledAtMs > Date.now() - keptMs);

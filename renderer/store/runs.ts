import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import type { RunSummary, RunView } from '../model.ts';
import { queries, queryClient } from './queries.ts';

type Runs = {
  /** As they were last told of, by id. */
  readonly open: Readonly<Record<string, RunView>>;
};

/** Scans that go on: whole snapshots, the last one wins. One that is over is an answer of the host. */
export const useRuns = create<Runs>(() => ({ open: {} }));

/** Takes a snapshot in. */
export function showRun(run: RunView): void {
  useRuns.setState(({ open }) => {
    const { [run.id]: _, ...others } = open;
    return { open: run.endedAt === null ? { ...others, [run.id]: run } : others };
  });
  if (run.endedAt !== null) keepEnded(run);
}

/** Until the host is asked again, which follows from every change: so there is no gap between. */
function keepEnded(run: RunView): void {
  queryClient.setQueryData(queries.run(run.id).queryKey, run);
  queryClient.setQueryData<readonly RunSummary[]>(queries.runs().queryKey, (past) =>
    past?.some(({ id }) => id === run.id) === false ? [run, ...past].toSorted(newestFirst) : past,
  );
}

/** Of the runs that were open, only those still are that were told of again since. */
export function dropUnconfirmed(told: ReadonlySet<string>): void {
  useRuns.setState(({ open }) => ({
    open: Object.fromEntries(Object.entries(open).filter(([id]) => told.has(id))),
  }));
}

/** The scan that is going on, if any; of several the one that started last. */
export const useOpenRun = (): RunView | null =>
  useRuns(({ open }) => Object.values(open).toSorted(newestFirst)[0] ?? null);

/** A scan by its id; without one the scan that is going on, else the last that is over. */
export function useRun(id: string | null): {
  readonly run: RunView | null;
  readonly error: Error | null;
  readonly isLoading: boolean;
} {
  const openRun = useOpenRun();
  const open = useRuns((runs) => (id === null ? openRun : (runs.open[id] ?? null)));
  const past = useQuery({ ...queries.runs(), enabled: id === null });
  const wanted = open === null ? (id ?? past.data?.[0]?.id ?? null) : null;
  const over = useQuery({ ...queries.run(wanted ?? ''), enabled: wanted !== null });
  if (open !== null) return { run: open, error: null, isLoading: false };
  const isLoading = (id === null && past.isLoading) || over.isLoading;
  // One that was forgotten meanwhile is no error where nobody asked for it.
  const error = over.error ?? null;
  const run = wanted === null || error !== null ? null : (over.data ?? null);
  return { run, error: id === null ? null : error, isLoading };
}

const newestFirst = (a: Pick<RunView, 'startedAt'>, b: Pick<RunView, 'startedAt'>): number =>
  b.startedAt.localeCompare(a.startedAt);

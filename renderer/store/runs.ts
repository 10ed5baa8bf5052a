import { create } from 'zustand';
import type { RunView } from '../model.ts';

type Runs = {
  /** As they were last told of, by id. */
  readonly byId: Readonly<Record<string, RunView>>;
  /** The run that started last. */
  readonly latest: RunView | null;
};

/** Progress of scans: whole snapshots, the last one wins. */
export const useRuns = create<Runs>(() => ({ byId: {}, latest: null }));

/** Takes a snapshot in. */
export function showRun(run: RunView): void {
  useRuns.setState(({ byId, latest }) => ({
    byId: { ...byId, [run.id]: run },
    latest:
      latest === null || latest.id === run.id || run.startedAt > latest.startedAt ? run : latest,
  }));
}

/** Of the runs that were open, only those still are that were told of again since. */
export function dropUnconfirmed(told: ReadonlySet<string>): void {
  useRuns.setState(({ byId, latest }) => {
    const isKept = (run: RunView) => run.endedAt !== null || told.has(run.id);
    const kept = Object.values(byId).filter(isKept);
    return {
      byId: Object.fromEntries(kept.map((run) => [run.id, run])),
      latest: latest === null || isKept(latest) ? latest : newest(kept),
    };
  });
}

/** The scan that is going on, if any; of several the one that started last. */
export const useOpenRun = (): RunView | null =>
  useRuns(({ byId }) => newest(Object.values(byId).filter(({ endedAt }) => endedAt === null)));

const newest = (runs: readonly RunView[]): RunView | null =>
  runs.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))[0] ?? null;

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

/** The scan that is going on, if any. */
export const useOpenRun = (): RunView | null =>
  useRuns(({ latest }) => (latest?.endedAt === null ? latest : null));

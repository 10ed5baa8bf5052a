import type { RunView } from '#contract/runs.ts';
import type { Bus } from './bus.ts';

/** At most ten snapshots of a run per second. */
const intervalMs = 100;

export type RunProgress = Disposable & {
  /** The run changed; the snapshot is taken only when it is sent. */
  readonly changed: (runId: string, snapshot: () => RunView) => void;
  readonly ended: (view: RunView) => void;
};

/** Joins the changes of a run into whole snapshots on the bus. */
export function createRunProgress(bus: Bus): RunProgress {
  const waiting = new Map<string, { snapshot: (() => RunView) | null; timer: NodeJS.Timeout }>();

  const flush = (runId: string): void => {
    const entry = waiting.get(runId);
    if (entry === undefined) return;
    if (entry.snapshot === null) {
      waiting.delete(runId);
      return;
    }
    bus.publish('run.changed', entry.snapshot());
    waiting.set(runId, { snapshot: null, timer: setTimeout(flush, intervalMs, runId) });
  };

  const drop = (runId: string): void => {
    clearTimeout(waiting.get(runId)?.timer);
    waiting.delete(runId);
  };

  return {
    changed(runId, snapshot) {
      const entry = waiting.get(runId);
      if (entry !== undefined) {
        entry.snapshot = snapshot;
        return;
      }
      // In the next turn, to join changes that come together.
      waiting.set(runId, { snapshot, timer: setTimeout(flush, 0, runId) });
    },
    ended(view) {
      drop(view.id);
      bus.publish('run.changed', view);
    },
    [Symbol.dispose]() {
      for (const runId of [...waiting.keys()]) drop(runId);
    },
  };
}

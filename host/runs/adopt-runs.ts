import { parseJobId } from '#core/job.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import type { Library } from '../library/client.ts';
import { reconcile } from './reconcile.ts';
import type { RunTracker } from './run-tracker.ts';

/**
 * Follows runs that somebody else has taken up again, such as the command line with a job of theirs:
 * when one of its jobs begins, and the database says that the run is open. Dispose to stop.
 */
export function adoptRuns(deps: {
  readonly driver: Driver;
  readonly library: Pick<Library, 'call'>;
  readonly tracker: Pick<RunTracker, 'open' | 'finished' | 'release' | 'track' | 'apply'>;
  readonly onAdopted: () => void;
  readonly log: Logger;
}): Disposable {
  const { driver, library, tracker, onAdopted, log } = deps;
  const asked = new Set<string>();
  const isFollowed = (runId: string) => tracker.open().some(({ id }) => id === runId);

  async function adopt(runId: string): Promise<void> {
    // Of one that ended just now the database may not say so yet.
    await tracker.finished(runId);
    const record = await library.call('runs.read', { id: runId });
    if (record?.status !== 'running' || isFollowed(runId)) return;
    await tracker.release(runId);
    await reconcile({ driver, tracker }, record);
    onAdopted();
  }

  const unsubscribe = driver.subscribe(({ type, id }) => {
    const runId = parseJobId(id)?.runId;
    if (type !== 'started' || runId === undefined) return;
    if (asked.has(runId) || isFollowed(runId)) return;
    asked.add(runId);
    adopt(runId)
      .catch((error: unknown) => log.warn('run not followed', { runId, error: String(error) }))
      .finally(() => asked.delete(runId));
  });
  return { [Symbol.dispose]: unsubscribe };
}

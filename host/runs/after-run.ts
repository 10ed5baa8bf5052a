import { hours } from '#core/duration.ts';
import type { Library } from '#library/client.ts';
import type { Logger } from '#services/log/logger.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import type { DataRevisions } from '../events/news.ts';

export type AfterRun = {
  /** Adds the finds of a run to the inbox and makes clients fetch again. Never throws. */
  readonly collect: (run: { readonly runId: string; readonly at: string }) => Promise<void>;
  /** Does the same for runs that ended while the host was stopped or failing. Never throws. */
  readonly collectMissed: () => Promise<void>;
  /** Removes data that only the run needed; runs in the background. */
  readonly sweep: () => Promise<void>;
};

export function createAfterRun(deps: {
  readonly library: Pick<Library, 'call'>;
  readonly snapshots: SnapshotStore;
  readonly revisions: Pick<DataRevisions, 'changed'>;
  readonly log: Logger;
}): AfterRun {
  const { library, snapshots, revisions, log } = deps;

  async function collect(run: { readonly runId: string; readonly at: string }): Promise<void> {
    try {
      await library.call('inbox.collect', run);
    } catch (error) {
      // The finds are stored; the next start adds them to the inbox.
      log.error('inbox not filled', { ...run, error: String(error) });
    }
    revisions.changed(['runs', 'companies', 'postings', 'inbox']);
  }

  return {
    collect,
    async collectMissed() {
      try {
        const missed = await library.call('inbox.uncollected', {});
        for (const { id, endedAt } of missed) await collect({ runId: id, at: endedAt });
      } catch (error) {
        log.error('missed runs not looked for', { error: String(error) });
      }
    },
    sweep: () => sweepSnapshots(library, snapshots),
  };
}

/** A younger snapshot may belong to a job that has not reported it yet. */
const keepYoungerThanMs = hours(1);

/**
 * Removes unneeded snapshots: all but the last listings. Never runs while a run is open, since only
 * its queued jobs know their references.
 */
export async function sweepSnapshots(
  library: Pick<Library, 'call'>,
  snapshots: SnapshotStore,
): Promise<void> {
  const runs = await library.call('runs.listOpen', {});
  if (runs.length > 0) return;
  const listings = await library.call('companies.listingRefs', {});
  await snapshots.sweep(new Set(listings), keepYoungerThanMs);
}

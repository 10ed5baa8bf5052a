import type { Logger } from '#services/log/logger.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import type { DataRevisions } from '../events/data-revisions.ts';
import type { Library } from '../library/client.ts';
import { sweepSnapshots } from './sweep-snapshots.ts';

export type AfterRun = {
  /** Fills the inbox with what a run found, and has clients look again. Never throws. */
  readonly collect: (run: { readonly runId: string; readonly at: string }) => Promise<void>;
  /** The same for runs that ended while a host was stopped or failed at it. Never throws. */
  readonly collectMissed: () => Promise<void>;
  /** Removes what only the run needed; nobody has to wait for it. */
  readonly sweep: () => Promise<void>;
};

/** What follows from a run's end. */
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
      // What was found is stored all the same; the inbox says so after the next start.
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

import type { Logger } from '#services/log/logger.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import type { DataRevisions } from '../events/data-revisions.ts';
import type { Library } from '../library/client.ts';
import { sweepSnapshots } from './sweep-snapshots.ts';

/** What follows from a run's end: the inbox fills, clients look again, old snapshots go. */
export const createAfterRun =
  (deps: {
    readonly library: Pick<Library, 'call'>;
    readonly snapshots: SnapshotStore;
    readonly revisions: Pick<DataRevisions, 'changed'>;
    readonly log: Logger;
  }) =>
  async (run: { readonly runId: string; readonly at: string }): Promise<void> => {
    const { library, snapshots, revisions, log } = deps;
    try {
      await library.call('inbox.collect', run);
    } catch (error) {
      // What was found is stored all the same; only the inbox does not say so.
      log.error('inbox not filled', { ...run, error: String(error) });
    }
    revisions.changed(['runs', 'companies', 'postings', 'inbox']);
    await sweepSnapshots(library, snapshots);
  };

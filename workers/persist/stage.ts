import { openDatabase } from '#services/db/open.ts';
import { warmUp } from '#services/db/warm-up.ts';
import type { Logger } from '#services/log/logger.ts';
import { openSnapshots } from '#services/snapshots/open-store.ts';
import type { WorkerOptions } from '../drivers/worker-options.ts';
import { createStoreEnrichment, createStoreJobData } from './processor.ts';

/** Opens what storing needs: the database, of which this is the only writer of postings. */
export async function openStage(options: WorkerOptions, log: Logger) {
  if (options.database === null) throw new Error('persist works only beside the database');
  const db = await openDatabase(options.database);
  warmUp(db).catch((error: unknown) => log.warn('not warmed up', { error: String(error) }));
  const snapshots = openSnapshots(options.snapshots, log);
  return {
    processors: {
      store_job_data: createStoreJobData({ db, snapshots }),
      store_enrichment: createStoreEnrichment({ db, snapshots }),
    },
    async [Symbol.asyncDispose]() {
      await snapshots[Symbol.asyncDispose]();
      await db[Symbol.asyncDispose]();
    },
  };
}

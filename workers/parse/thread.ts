import { parentPort, workerData } from 'node:worker_threads';
import { createLogger } from '#services/log/logger.ts';
import { openSnapshots, type SnapshotPlace } from '#services/snapshots/store.ts';
import { encodeFailure } from '../drivers/failure.ts';
import type { FromThread, ToThread } from './part-thread.ts';
import { enrichPosting, storePart } from './stored-part.ts';

/** Entry of the thread that reads the parts of a large listing by rules, and stores them. */
function main(place: SnapshotPlace): void {
  const port = parentPort;
  if (port === null) throw new Error('parts are read in a worker thread');
  const snapshots = openSnapshots(place, createLogger({ level: 'warn', name: 'parse' }));
  port.on('message', (message: ToThread) => {
    void work(message).then((answer) => port.postMessage(answer));
  });

  async function work({ id, companyId, postings }: ToThread): Promise<FromThread> {
    try {
      const enriched = postings.map((posting) => enrichPosting(posting, companyId));
      return { id, part: await storePart(snapshots, enriched) };
    } catch (error) {
      return { id, failure: encodeFailure(error) };
    }
  }
}

main(workerData as SnapshotPlace);

import type { Logger } from '#services/log/logger.ts';
import { openSnapshots } from '#services/snapshots/open-store.ts';
import type { WorkerOptions } from '../drivers/worker-options.ts';
import { createParseDocument, createParseListings } from './processor.ts';

/** Opens what reading needs: the snapshots. */
export async function openStage(options: WorkerOptions, log: Logger) {
  const snapshots = openSnapshots(options.snapshots, log);
  return {
    processors: {
      parse_listings: createParseListings({ snapshots }),
      parse_document: createParseDocument({ snapshots }),
    },
    [Symbol.asyncDispose]: () => snapshots[Symbol.asyncDispose](),
  };
}

import { createHttpClient } from '#services/http/client.ts';
import type { Logger } from '#services/log/logger.ts';
import { openSnapshots } from '#services/snapshots/open-store.ts';
import type { WorkerOptions } from '../drivers/worker-options.ts';
import { createReader } from '../reading/reader.ts';
import { createDetectSource, createScrapeCompany } from './processor.ts';

/** Opens what fetching needs: one HTTP client for all companies, and the snapshots. */
export async function openStage(options: WorkerOptions, log: Logger) {
  const http = createHttpClient({ ...options.settings, originMap: options.originMap });
  const snapshots = openSnapshots(options.snapshots, log);
  const reader = createReader();
  return {
    processors: {
      scrape_company: createScrapeCompany({ http, snapshots, reader }),
      detect_source: createDetectSource({ http, reader }),
    },
    async [Symbol.asyncDispose]() {
      await reader[Symbol.asyncDispose]();
      await http[Symbol.asyncDispose]();
      await snapshots[Symbol.asyncDispose]();
    },
  };
}

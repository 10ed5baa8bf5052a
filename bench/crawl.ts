import pLimit from 'p-limit';
import { z } from 'zod';
import { Listing } from '#core/listing.ts';
import { defaultSettings } from '#core/settings.ts';
import { createHttpClient } from '#services/http/client.ts';
import { openSnapshots } from '#services/snapshots/store.ts';
import { jsonLd } from '#sources/web/json-ld.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createScrapeCompany } from '#workers/io-fetch/processor.ts';
import { queueRow } from '#workers/queues.ts';
import { createReader } from '#workers/reading/reader.ts';
import { readInput, say } from './child.ts';
import { peakBytes } from './memory-watch.ts';

/** The lists to start from, the requests at a time, and a folder for what is stored. */
export const CrawlInput = z.object({
  urls: z.array(z.string()),
  connections: z.number(),
  folder: z.string(),
});

export const Crawled = z.object({
  type: z.literal('crawled'),
  wallMs: z.number(),
  openings: z.number(),
  peakBytes: z.number(),
});

/** Our own job that fetches a company, for many of them, as its worker runs it. */
async function main(): Promise<void> {
  const { urls, connections, folder } = readInput(CrawlInput);
  await using http = createHttpClient({
    ...defaultSettings,
    ...{ siteConnections: connections, siteDelayMs: 0 },
    ...{ allowPrivateNetwork: true, originMap: {} },
  });
  await using snapshots = openSnapshots({ kind: 'files', dir: folder }, silentLog);
  await using reader = createReader();
  const scrape = createScrapeCompany({ http, snapshots, reader });
  const job = {
    signal: new AbortController().signal,
    progress: () => undefined,
    enqueue: async () => undefined,
    log: silentLog,
  };
  const atOnce = pLimit(queueRow('io_fetch').concurrency);
  const startedAt = performance.now();
  const fetched = await Promise.all(
    urls.map((url) =>
      atOnce(async () => {
        const company = { companyId: url, companyUrl: url, runId: 'bench', userId: 'bench' };
        const known = { source: 'json_ld', slug: url, previous: null, enrich: false };
        return await scrape({ ...company, ...known }, job);
      }),
    ),
  );
  const wallMs = performance.now() - startedAt;
  const peak = peakBytes();
  let openings = 0;
  for (const { listing } of fetched) {
    const { documents, slug, url } = await snapshots.get(listing, Listing);
    openings += jsonLd.parse({ documents, slug, url }).postings.length;
  }
  say({ type: 'crawled', wallMs, openings, peakBytes: peak });
}

if (import.meta.main) await main();

import pLimit from 'p-limit';
import { defaultSettings } from '#core/settings.ts';
import { createLlmProvider } from '#enrichment/llm/provider.ts';
import { addCompany } from '#library/companies/companies.ts';
import { openDatabase } from '#library/engine/open.ts';
import { createRun } from '#library/runs/runs.ts';
import { createHttpClient } from '#services/http/client.ts';
import { createLlmClient } from '#services/llm/client.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createEnhanceJobData } from '#workers/ai-enrich/processor.ts';
import type { JobContext } from '#workers/define-queue.ts';
import { companyFlow, type FlowJob, pieceFlow } from '#workers/flow.ts';
import { createScrapeCompany } from '#workers/io-fetch/processor.ts';
import { createParseListings } from '#workers/parse/processor.ts';
import { createStoreEnrichment, createStoreJobData } from '#workers/persist/processor.ts';
import { createReader } from '#workers/reading/reader.ts';
import { BareInput } from './bare-pieces.ts';
import { readInput, say } from './child.ts';
import { careersUrl } from './our-pipeline.ts';

const runId = 'bench';
const at = new Date().toISOString();

/**
 * Our own jobs in sequence in one process: no queue, progress or snapshots. The difference to our
 * pipeline is the price of the queues.
 */
async function main(): Promise<void> {
  const input = readInput(BareInput);
  await using db = await openDatabase(input.database);
  await using http = createHttpClient({
    ...defaultSettings,
    siteConnections: 16,
    siteDelayMs: 0,
    originMap: { 'https://boards-api.greenhouse.io': input.site },
  });
  const snapshots = keepInMemory();
  const model = createLlmClient({
    url: `${input.model}/v1`,
    model: 'bench',
    apiKey: null,
    timeoutMs: defaultSettings.llmTimeoutMs,
    maxConcurrent: defaultSettings.llmConcurrency,
  });
  const provider = createLlmProvider((question) => model.ask(question));
  const processors: Readonly<
    Record<string, (payload: never, job: JobContext) => Promise<unknown>>
  > = {
    scrape_company: createScrapeCompany({ http, snapshots, reader: createReader() }),
    parse_listings: createParseListings({ snapshots }),
    store_job_data: createStoreJobData({ db, snapshots }),
    enhance_job_data: createEnhanceJobData({ provider, snapshots }),
    store_enrichment: createStoreEnrichment({ db, snapshots }),
  };
  const enhancing = pLimit(4);

  async function work(flow: FlowJob): Promise<unknown> {
    const upstream = flow.child === undefined ? {} : { upstream: await work(flow.child) };
    const pieces: FlowJob[] = [];
    const result = await processors[flow.job]?.({ ...flow.payload, ...upstream } as never, {
      signal: new AbortController().signal,
      progress: () => undefined,
      enqueue: async (more) => void pieces.push(...more.map(pieceFlow)),
      log: silentLog,
    });
    await Promise.all(pieces.map((piece) => enhancing(() => work(piece))));
    return result;
  }

  const companies = [];
  for (let n = 0; n < input.companies; n++) {
    const url = careersUrl(n);
    const { id: companyId } = await addCompany(db, { url, name: url, at });
    companies.push({ companyId, companyUrl: url, runId, userId: 'bench' });
  }
  const companyIds = companies.map(({ companyId }) => companyId);
  await createRun(db, { id: runId, userId: 'bench', enrich: true, companyIds, at });
  const start = { source: null, slug: null, previous: null, enrich: true };
  const startedAt = performance.now();
  await Promise.all(companies.map((company) => work(companyFlow(company, start))));
  const wallMs = performance.now() - startedAt;
  say({ type: 'result', wallMs, postings: await db.prisma.posting.count({ where: read }) });
}

const read = { provider: 'llm' };

function keepInMemory(): SnapshotStore {
  const kept = new Map<string, unknown>();
  let count = 0;
  return {
    async put(value) {
      const ref = `sha256-${sha256Hex(String(count++))}`;
      kept.set(ref, value);
      return ref;
    },
    // Values passed in memory need no check.
    get: async (ref) => kept.get(ref) as never,
    renew: async () => undefined,
    sweep: async () => 0,
  };
}

await main();

import { availableParallelism } from 'node:os';
import { minutes, seconds } from '#core/duration.ts';
import type { JobName, QueueName } from '#core/job.ts';
import { EnhancePayload, EnhanceResult } from './ai-enrich/payload.ts';
import { type JobRow, job, type QueueRow, queue } from './define-queue.ts';
import { Detection, DetectPayload, ScrapePayload, ScrapeResult } from './io-fetch/payload.ts';
import {
  ParseDocumentPayload,
  ParseDocumentResult,
  ParsePayload,
  ParseResult,
} from './parse/payload.ts';
import {
  StoreEnrichmentPayload,
  StoreEnrichmentResult,
  StorePayload,
  StoreResult,
} from './persist/payload.ts';

/** THE TABLE of queues: producers, workers, supervisor, progress and the `queues` command read it. */
export const queues = {
  io_fetch: queue({
    jobs: {
      scrape_company: job({ payload: ScrapePayload, result: ScrapeResult, share: [0, 0.3] }),
      detect_source: job({ payload: DetectPayload, result: Detection, share: null }),
    },
    place: 'anywhere',
    concurrency: 16,
    retryDelaysMs: [seconds(10), seconds(30), seconds(60)],
    timeoutMs: minutes(10),
    ifItFails: 'stop',
    open: async (options, log) => (await import('./io-fetch/stage.ts')).openStage(options, log),
  }),
  parse: queue({
    jobs: {
      parse_listings: job({ payload: ParsePayload, result: ParseResult, share: [0.3, 0.5] }),
      parse_document: job({
        payload: ParseDocumentPayload,
        result: ParseDocumentResult,
        share: null,
      }),
    },
    place: 'anywhere',
    concurrency: availableParallelism(),
    retryDelaysMs: [seconds(5), seconds(15)],
    timeoutMs: minutes(5),
    ifItFails: 'stop',
    open: async (options, log) => (await import('./parse/stage.ts')).openStage(options, log),
  }),
  ai_enrich: queue({
    jobs: {
      enhance_job_data: job({ payload: EnhancePayload, result: EnhanceResult, share: [0.6, 0.95] }),
    },
    place: 'anywhere',
    concurrency: 4,
    retryDelaysMs: [seconds(15), seconds(45)],
    timeoutMs: minutes(15),
    ifItFails: 'stop',
    open: async (options, log) => (await import('./ai-enrich/stage.ts')).openStage(options, log),
  }),
  persist: queue({
    jobs: {
      store_job_data: job({ payload: StorePayload, result: StoreResult, share: [0.5, 0.6] }),
      store_enrichment: job({
        payload: StoreEnrichmentPayload,
        result: StoreEnrichmentResult,
        share: [0.95, 1],
      }),
    },
    place: 'here',
    concurrency: 1,
    retryDelaysMs: [seconds(5), seconds(10), seconds(20)],
    timeoutMs: minutes(5),
    ifItFails: 'stop',
    open: async (options, log) => (await import('./persist/stage.ts')).openStage(options, log),
  }),
} as const;

export const queueNames = Object.keys(queues) as readonly QueueName[];

/** The row of a queue, with its types widened: for code that serves any of them. */
export const queueRow = (name: QueueName): QueueRow => queues[name] as unknown as QueueRow;

/** Which queue does a job, and its row. */
export function jobRow(name: JobName): { queue: QueueName; row: JobRow } {
  for (const queue of queueNames) {
    const row = queueRow(queue).jobs[name];
    if (row !== undefined) return { queue, row };
  }
  throw new Error(`no queue does ${name}`);
}

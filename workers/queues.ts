import { availableParallelism } from 'node:os';
import { BoardCheck } from '#core/board-check.ts';
import { minutes, seconds } from '#core/duration.ts';
import { JobName, type Phase, type QueueName } from '#core/job.ts';
import { Pointed } from '#core/page-look.ts';
import type { Logger } from '#services/log/logger.ts';
import { EnhancePayload, EnhanceResult } from './ai-enrich/payload.ts';
import {
  type FlowPlace,
  type FlowStart,
  type JobRow,
  job,
  type QueueRow,
  queue,
} from './define-queue.ts';
import type { WorkerOptions } from './drivers/worker-options.ts';
import {
  CheckPayload,
  Detection,
  DetectPayload,
  LookResult,
  PagePayload,
  PageResult,
  PicturePayload,
  PictureResult,
  PointPayload,
  RecordPayload,
  RecordResult,
  ScrapePayload,
  ScrapeResult,
} from './io-fetch/payload.ts';
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

/**
 * THE TABLE of queues: producers, workers, supervisor, progress and the `queues` command read it.
 */
export const queues = {
  io_fetch: queue({
    jobs: {
      scrape_company: job({
        payload: ScrapePayload,
        result: ScrapeResult,
        flow: { after: 'company', share: [0, 0.3], shows: 'fetch', writes: [] },
      }),
      detect_source: job({ payload: DetectPayload, result: Detection, flow: null }),
      record_company: job({ payload: RecordPayload, result: RecordResult, flow: null }),
      check_board: job({ payload: CheckPayload, result: BoardCheck, flow: null }),
      fetch_page: job({ payload: PagePayload, result: PageResult, flow: null }),
      draw_picture: job({ payload: PicturePayload, result: PictureResult, flow: null }),
      look_at_page: job({ payload: PicturePayload, result: LookResult, flow: null }),
      point_at_page: job({ payload: PointPayload, result: Pointed, flow: null }),
    },
    concurrency: 16,
    retryDelaysMs: [seconds(10), seconds(30), seconds(60)],
    timeoutMs: minutes(10),
    load: () => import('./io-fetch/processor.ts'),
  }),
  parse: queue({
    jobs: {
      parse_listings: job({
        payload: ParsePayload,
        result: ParseResult,
        flow: { after: 'scrape_company', share: [0.3, 0.5], shows: 'read', writes: [] },
      }),
      parse_document: job({
        payload: ParseDocumentPayload,
        result: ParseDocumentResult,
        flow: null,
      }),
    },
    concurrency: availableParallelism(),
    retryDelaysMs: [seconds(5), seconds(15)],
    timeoutMs: minutes(5),
    load: () => import('./parse/processor.ts'),
  }),
  ai_enrich: queue({
    jobs: {
      enhance_job_data: job({
        payload: EnhancePayload,
        result: EnhanceResult,
        flow: { after: 'piece', share: [0.6, 0.95], shows: 'enhance', writes: [] },
      }),
    },
    concurrency: 4,
    retryDelaysMs: [seconds(15), seconds(45)],
    timeoutMs: minutes(15),
    load: () => import('./ai-enrich/processor.ts'),
  }),
  persist: queue({
    jobs: {
      store_job_data: job({
        payload: StorePayload,
        result: StoreResult,
        flow: {
          after: 'parse_listings',
          share: [0.5, 0.6],
          shows: 'store',
          writes: ['companies', 'postings'],
        },
      }),
      store_enrichment: job({
        payload: StoreEnrichmentPayload,
        result: StoreEnrichmentResult,
        flow: {
          after: 'enhance_job_data',
          share: [0.95, 1],
          shows: 'enhance',
          writes: ['postings'],
        },
      }),
    },
    concurrency: 1,
    retryDelaysMs: [seconds(5), seconds(10), seconds(20)],
    timeoutMs: minutes(5),
    load: () => import('./persist/processor.ts'),
  }),
} as const;

export const queueNames = Object.keys(queues) as readonly QueueName[];

/** The row of a queue, with its types widened: for code that serves any of them. */
export const queueRow = (name: QueueName): QueueRow => queues[name] as unknown as QueueRow;

export const openProcessors = async (name: QueueName, options: WorkerOptions, log: Logger) =>
  (await queueRow(name).load()).openProcessors(options, log);

export function jobRow(name: JobName): { queue: QueueName; row: JobRow } {
  for (const queue of queueNames) {
    const row = queueRow(queue).jobs[name];
    if (row !== undefined) return { queue, row };
  }
  throw new Error(`no queue does ${name}`);
}

export type FlowStep = FlowPlace & { readonly job: JobName };

/** The jobs of a flow in the order they run, read from the table along `after`. */
function readFlow(start: FlowStart): readonly FlowStep[] {
  const places = JobName.options.flatMap((job): FlowStep[] => {
    const { flow } = jobRow(job).row;
    return flow === null ? [] : [{ job, ...flow }];
  });
  const steps: FlowStep[] = [];
  let last: FlowPlace['after'] = start;
  for (;;) {
    const next = places.filter(({ after }) => after === last);
    const [step] = next;
    if (step === undefined) return steps;
    if (next.length > 1) throw new Error(`more than one job comes after ${last}`);
    steps.push(step);
    last = step.job;
  }
}

/** THE TWO FLOWS, derived from the table. */
export const flows: Readonly<Record<FlowStart, readonly FlowStep[]>> = {
  company: readFlow('company'),
  piece: readFlow('piece'),
};

export function rootJob(start: FlowStart): JobName {
  const root = flows[start].at(-1);
  if (root === undefined) throw new Error(`no job is for a ${start}`);
  return root.job;
}

export const phases: readonly Phase[] = [
  ...new Set([...flows.company, ...flows.piece].map(({ shows }) => shows)),
];

import type { QueueName } from '#core/job.ts';
import type { JobContext, JobRows, OpenedQueue } from '#workers/define-queue.ts';

export type Work = (payload: Record<string, unknown>, context: JobContext) => Promise<unknown>;

export type Script = Readonly<Record<string, Work>>;

const ref = `sha256-${'0'.repeat(64)}`;

const answers: Readonly<Record<string, unknown>> = {
  scrape_company: { listing: ref, source: 'lever', documents: 1 },
  parse_listings: { listing: ref, parsed: ref, postings: 3 },
  store_job_data: {
    outcome: 'stored',
    source: 'lever',
    postings: 3,
    new: 3,
    changed: 0,
    closed: 0,
    captured: 3,
    claimed: null,
    complete: true,
    problem: null,
    pieces: [],
  },
  enhance_job_data: { enhanced: ref, failed: 0, problem: null },
  detect_source: {
    url: 'https://jobs.lever.co/acme',
    source: 'lever',
    slug: 'acme',
    confidence: 1,
    evidence: 'in the address',
  },
  record_company: { recording: ref },
  store_enrichment: { enhanced: 3, failed: 0, problem: null },
};

/** Queues that follow a test's script and record their payloads. */
export function scriptedQueues(script: Script = {}) {
  const done: { readonly job: string; readonly payload: Record<string, unknown> }[] = [];
  const process =
    (job: string): Work =>
    async (payload, context) => {
      done.push({ job, payload });
      return (await script[job]?.(payload, context)) ?? answers[job];
    };
  const processors = Object.fromEntries(Object.keys(answers).map((job) => [job, process(job)]));
  const opened = {
    processors,
    [Symbol.asyncDispose]: async () => undefined,
  } as OpenedQueue<JobRows>;
  return { done, open: async (_queue: QueueName) => opened };
}

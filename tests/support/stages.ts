import type { QueueName } from '#core/job.ts';
import type { JobContext, JobRows, Stage } from '#workers/define-queue.ts';

export type Work = (payload: Record<string, unknown>, context: JobContext) => Promise<unknown>;

const ref = `sha256-${'0'.repeat(64)}`;

/** What each job answers where a test does not say otherwise. */
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
    problem: null,
    pieces: [],
  },
};

/** Stages that do what a test says, and remember what they were given. */
export function scriptedStages(script: Readonly<Record<string, Work>> = {}) {
  const done: { readonly job: string; readonly payload: Record<string, unknown> }[] = [];
  const process =
    (job: string): Work =>
    async (payload, context) => {
      done.push({ job, payload });
      return (await script[job]?.(payload, context)) ?? answers[job];
    };
  const processors = Object.fromEntries(
    ['scrape_company', 'parse_listings', 'store_job_data'].map((job) => [job, process(job)]),
  );
  const stage = { processors, [Symbol.asyncDispose]: async () => undefined } as Stage<JobRows>;
  return { done, open: async (_queue: QueueName) => stage };
}

import type { QueueName } from '#core/job.ts';
import type { JobContext, JobRows, Stage } from '#workers/define-queue.ts';

export type Work = (payload: Record<string, unknown>, context: JobContext) => Promise<unknown>;

/** What the jobs of a test do; those not named answer at once. */
export type Script = Readonly<Record<string, Work>>;

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
  enhance_job_data: { enhanced: ref, failed: 0, problem: null },
  detect_source: {
    url: 'https://jobs.lever.co/acme',
    source: 'lever',
    slug: 'acme',
    confidence: 1,
    evidence: 'in the address',
  },
  store_enrichment: { enhanced: 3, failed: 0, problem: null },
};

/** Stages that do what a test says, and remember what they were given. */
export function scriptedStages(script: Script = {}) {
  const done: { readonly job: string; readonly payload: Record<string, unknown> }[] = [];
  const process =
    (job: string): Work =>
    async (payload, context) => {
      done.push({ job, payload });
      return (await script[job]?.(payload, context)) ?? answers[job];
    };
  const processors = Object.fromEntries(Object.keys(answers).map((job) => [job, process(job)]));
  const stage = { processors, [Symbol.asyncDispose]: async () => undefined } as Stage<JobRows>;
  return { done, open: async (_queue: QueueName) => stage };
}

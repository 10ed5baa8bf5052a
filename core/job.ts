import { z } from 'zod';

export const QueueName = z.enum(['io_fetch', 'parse', 'ai_enrich', 'persist']);
export type QueueName = z.infer<typeof QueueName>;

export const JobName = z.enum([
  'scrape_company',
  'detect_source',
  'parse_listings',
  'parse_document',
  'store_job_data',
  'enhance_job_data',
  'store_enrichment',
]);
export type JobName = z.infer<typeof JobName>;

export const JobStatus = z.enum(['waiting', 'delayed', 'running', 'completed', 'failed']);
export type JobStatus = z.infer<typeof JobStatus>;

/** What a worker says while it works; a whole snapshot, the last one wins. */
export const JobProgress = z.object({
  /** 0 to 1, of this job alone. */
  fraction: z.number().min(0).max(1),
  /** What is going on, for a person: "Enhanced 12/20". */
  step: z.string(),
  /** When it was said, epoch milliseconds with fractions. */
  at: z.number(),
});
export type JobProgress = z.infer<typeof JobProgress>;

/** What every job carries. */
export const JobSubject = z.object({
  runId: z.string(),
  userId: z.string(),
  companyId: z.string(),
  companyUrl: z.string(),
});
export type JobSubject = z.infer<typeof JobSubject>;

/** Where in which run a job stands: all that its id says. */
export type JobKey = {
  readonly job: JobName;
  readonly runId: string;
  readonly companyId: string;
  /** Number of the piece of enrichment, from 0; null for the company's own jobs. */
  readonly piece: number | null;
};

const letters: Readonly<Record<JobName, string>> = {
  scrape_company: 'f',
  detect_source: 'd',
  parse_listings: 'p',
  parse_document: 'x',
  store_job_data: 's',
  enhance_job_data: 'e',
  store_enrichment: 'w',
};

/** A job's id, from what it is about: queued twice, it is still one job. */
export function jobId({ job, runId, companyId, piece }: JobKey): string {
  return [letters[job], runId, companyId, ...(piece === null ? [] : [piece])].join('-');
}

/** What an id made by `jobId` says; null for any other. */
export function parseJobId(id: string): JobKey | null {
  const [letter, runId, companyId, piece, ...rest] = id.split('-');
  const job = JobName.options.find((name) => letters[name] === letter);
  if (job === undefined || runId === undefined || companyId === undefined || rest.length > 0) {
    return null;
  }
  return { job, runId, companyId, piece: piece === undefined ? null : Number(piece) };
}

import { z } from 'zod';

export const QueueName = z.enum(['io_fetch', 'parse', 'ai_enrich', 'persist']);
export type QueueName = z.infer<typeof QueueName>;

const letters = {
  scrape_company: 'f',
  detect_source: 'd',
  record_company: 'r',
  check_board: 'c',
  fetch_page: 'g',
  draw_picture: 'i',
  look_at_page: 'l',
  point_at_page: 'o',
  parse_listings: 'p',
  parse_document: 'x',
  store_job_data: 's',
  enhance_job_data: 'e',
  store_enrichment: 'w',
} as const;

export const JobName = z.enum(Object.keys(letters) as (keyof typeof letters)[]);
export type JobName = z.infer<typeof JobName>;

export const Phase = z.enum(['fetch', 'read', 'store', 'enhance']);
export type Phase = z.infer<typeof Phase>;

export const JobStatus = z.enum(['waiting', 'delayed', 'running', 'completed', 'failed']);
export type JobStatus = z.infer<typeof JobStatus>;

/** A worker's report while it works: a whole snapshot, so only the last one matters. */
export const JobProgress = z.object({
  fraction: z.number().min(0).max(1),
  step: z.string(),
  /** When it was reported, epoch milliseconds with fractions. */
  at: z.number(),
});
export type JobProgress = z.infer<typeof JobProgress>;

export const JobSubject = z.object({
  runId: z.string(),
  userId: z.string(),
  companyId: z.string(),
  companyUrl: z.string(),
});
export type JobSubject = z.infer<typeof JobSubject>;

export type JobKey = {
  readonly job: JobName;
  readonly runId: string;
  readonly companyId: string;
  /** Number of the piece of enrichment, from 0; null for the company's own jobs. */
  readonly piece: number | null;
};

/** A job's id comes from its subject: queued twice, it is still one job. */
export function jobId({ job, runId, companyId, piece }: JobKey): string {
  return [letters[job], runId, companyId, ...(piece === null ? [] : [piece])].join('-');
}

/** Undoes `jobId`; null for any other text. */
export function parseJobId(id: string): JobKey | null {
  const [letter, runId, companyId, piece, ...rest] = id.split('-');
  const job = JobName.options.find((name) => letters[name] === letter);
  if (job === undefined || runId === undefined || companyId === undefined || rest.length > 0) {
    return null;
  }
  return { job, runId, companyId, piece: piece === undefined ? null : Number(piece) };
}

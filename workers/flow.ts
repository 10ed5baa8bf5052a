import { type JobKey, type JobName, type JobSubject, jobId } from '#core/job.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';

/** A job and the one it waits for; its child's result becomes its payload's `upstream`. */
export type FlowJob = {
  readonly id: string;
  readonly job: JobName;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly child?: FlowJob;
};

/** What the first stage of a company's flow is told. */
export type CompanyStart = {
  readonly source: string | null;
  readonly slug: string | null;
  readonly previous: SnapshotRef | null;
  readonly enrich: boolean;
};

/** store_job_data ← parse_listings ← scrape_company */
export function companyFlow(subject: JobSubject, start: CompanyStart): FlowJob {
  const key = { runId: subject.runId, companyId: subject.companyId, piece: null };
  const passed = { ...subject, enrich: start.enrich };
  return flowFrom([
    [
      { ...key, job: 'scrape_company' },
      { ...subject, ...start },
    ],
    [{ ...key, job: 'parse_listings' }, passed],
    [{ ...key, job: 'store_job_data' }, passed],
  ]);
}

/** store_enrichment ← enhance_job_data, for one piece of a company's postings. */
export function pieceFlow(subject: JobSubject, piece: number, postings: SnapshotRef): FlowJob {
  const key = { runId: subject.runId, companyId: subject.companyId, piece };
  return flowFrom([
    [
      { ...key, job: 'enhance_job_data' },
      { ...subject, piece, postings },
    ],
    [
      { ...key, job: 'store_enrichment' },
      { ...subject, piece },
    ],
  ]);
}

/** The jobs of the flow that a job belongs to, the first to run first. */
export function flowOf(key: JobKey): readonly JobKey[] {
  const chains: readonly (readonly JobName[])[] = [companyJobs, pieceJobs];
  const jobs = chains.find((names) => names.includes(key.job)) ?? [key.job];
  return jobs.map((job) => ({ ...key, job }));
}

/** A flow again, from what its jobs carried, the first to run first. */
export function flowFrom(jobs: readonly (readonly [JobKey, FlowJob['payload']])[]): FlowJob {
  const [first, ...later] = jobs.map(([key, payload]) => ({
    id: jobId(key),
    job: key.job,
    payload,
  }));
  if (first === undefined) throw new Error('a flow has at least one job');
  return later.reduce<FlowJob>((child, parent) => ({ ...parent, child }), first);
}

/** A flow's jobs, the first to run first. */
export function jobsOf(flow: FlowJob): readonly FlowJob[] {
  return flow.child === undefined ? [flow] : [...jobsOf(flow.child), flow];
}

const companyJobs = ['scrape_company', 'parse_listings', 'store_job_data'] as const;
const pieceJobs = ['enhance_job_data', 'store_enrichment'] as const;

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
  return chain(key, [
    ['scrape_company', { ...subject, ...start }],
    ['parse_listings', passed],
    ['store_job_data', passed],
  ]);
}

/** store_enrichment ← enhance_job_data, for one piece of a company's postings. */
export function pieceFlow(subject: JobSubject, piece: number, postings: SnapshotRef): FlowJob {
  const key = { runId: subject.runId, companyId: subject.companyId, piece };
  return chain(key, [
    ['enhance_job_data', { ...subject, piece, postings }],
    ['store_enrichment', { ...subject, piece }],
  ]);
}

/** A flow's jobs, the first to run first. */
export function jobsOf(flow: FlowJob): readonly FlowJob[] {
  return flow.child === undefined ? [flow] : [...jobsOf(flow.child), flow];
}

function chain(
  key: Omit<JobKey, 'job'>,
  steps: readonly (readonly [JobName, Readonly<Record<string, unknown>>])[],
): FlowJob {
  const [first, ...later] = steps.map(([job, payload]) => ({
    id: jobId({ ...key, job }),
    job,
    payload,
  }));
  if (first === undefined) throw new Error('a flow has at least one job');
  return later.reduce<FlowJob>((child, parent) => ({ ...parent, child }), first);
}

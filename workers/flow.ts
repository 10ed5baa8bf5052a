import type { BoardRef } from '#core/board-move.ts';
import { type JobKey, type JobName, type JobSubject, jobId } from '#core/job.ts';
import type { Recipe } from '#core/recipe.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import type { Piece } from './define-queue.ts';
import { flows } from './queues.ts';

/** A job and the one it waits for; its child's result becomes its payload's `upstream`. */
export type FlowJob = {
  readonly id: string;
  readonly job: JobName;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly child?: FlowJob;
};

export type CompanyStart = {
  readonly source: string | null;
  readonly slug: string | null;
  readonly name?: string;
  readonly declined?: readonly BoardRef[];
  readonly recipe?: Recipe | null;
  readonly usesProxy?: boolean;
  /** The user wants its page drawn. */
  readonly inBrowser?: boolean;
  readonly previous: SnapshotRef | null;
  readonly enrich: boolean;
};

/** The flow of one company; only its first job needs the start. */
export function companyFlow(subject: JobSubject, start: CompanyStart): FlowJob {
  const key = { runId: subject.runId, companyId: subject.companyId, piece: null };
  const passed = { ...subject, enrich: start.enrich };
  return flowFrom(
    flows.company.map(({ job }, i) => [
      { ...key, job },
      i === 0 ? { ...passed, ...start } : passed,
    ]),
  );
}

/** The flow of one piece of a company's postings; only its first job gets the postings. */
export function pieceFlow({ subject, piece, postings }: Piece): FlowJob {
  const key = { runId: subject.runId, companyId: subject.companyId, piece };
  const passed = { ...subject, piece };
  return flowFrom(
    flows.piece.map(({ job }, i) => [{ ...key, job }, i === 0 ? { ...passed, postings } : passed]),
  );
}

/** The jobs of a job's flow, in the order they run. */
export function flowOf(key: JobKey): readonly JobKey[] {
  const flow = Object.values(flows).find((steps) => steps.some(({ job }) => job === key.job));
  return flow === undefined ? [key] : flow.map(({ job }) => ({ ...key, job }));
}

export function flowFrom(jobs: readonly (readonly [JobKey, FlowJob['payload']])[]): FlowJob {
  const [first, ...later] = jobs.map(([key, payload]) => ({
    id: jobId(key),
    job: key.job,
    payload,
  }));
  if (first === undefined) throw new Error('a flow has at least one job');
  return later.reduce<FlowJob>((child, parent) => ({ ...parent, child }), first);
}

export function jobsOf(flow: FlowJob): readonly FlowJob[] {
  return flow.child === undefined ? [flow] : [...jobsOf(flow.child), flow];
}

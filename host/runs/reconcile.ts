import type { AppError } from '#core/errors.ts';
import { type JobKey, jobId } from '#core/job.ts';
import type { RunRecord } from '#core/run.ts';
import type { Driver, JobRecord } from '#workers/drivers/driver.ts';
import { companyFlow, type FlowJob, jobsOf, pieceFlow } from '#workers/flow.ts';
import { fromRecord, startOf, subjectOf } from './run-record.ts';
import type { RunState } from './run-state.ts';
import type { RunTracker } from './run-tracker.ts';

type Deps = { readonly driver: Driver; readonly tracker: RunTracker };

/**
 * Compares an open run with the queues, and queues again what they lost, under the same ids. What
 * happened while nobody listened is made up for. Safe at any time: delivery is at least once.
 */
export async function reconcile(deps: Deps, record: RunRecord): Promise<void> {
  const { driver, tracker } = deps;
  const flows = openFlows(record);
  const chains = await Promise.all(
    flows.map(async (flow) => ({
      flow,
      jobs: await Promise.all(jobsOf(flow).map((job) => driver.getJob(job.id))),
    })),
  );
  tracker.track(expectLate(fromRecord(record), chains));
  for (const { jobs } of chains) for (const job of jobs) replay(tracker, job);
  const lost = chains.filter(({ jobs }) => isLost(jobs)).map(({ flow }) => flow);
  if (lost.length === 0) return;
  await driver.forget(lost.map((flow) => flow.id));
  await driver.add(lost);
}

type Chain = { readonly flow: FlowJob; readonly jobs: readonly (JobRecord | null)[] };

/** The flows of a run that may not be finished. */
function openFlows(record: RunRecord): readonly FlowJob[] {
  const companies = record.companies
    // Stored, but perhaps not yet cut into pieces for the model.
    .filter(({ status }) => status === 'queued' || (status === 'stored' && record.enrich))
    .map((company) => companyFlow(subjectOf(record, company), startOf(record, company)));
  const pieces = record.companies.flatMap((company) =>
    company.pieces
      .filter(({ status }) => status === 'queued')
      .map(({ piece, ref }) => pieceFlow(subjectOf(record, company), piece, ref)),
  );
  return [...companies, ...pieces];
}

/** A company whose store job still runs is not settled yet, whatever the database says already. */
function expectLate(run: RunState, chains: readonly Chain[]): RunState {
  const companies = new Map(run.companies);
  for (const company of run.companies.values()) {
    const key: JobKey = {
      job: 'store_job_data',
      runId: run.id,
      companyId: company.id,
      piece: null,
    };
    const root = chains.find(({ flow }) => flow.id === jobId(key))?.jobs.at(-1);
    if (company.stored !== null && root && isLive(root)) {
      companies.set(company.id, { ...company, stored: null });
    }
  }
  return { ...run, companies };
}

const isLive = ({ status }: JobRecord): boolean => status !== 'completed' && status !== 'failed';

/** Tells the tracker how a job stands, as if it had just happened. */
function replay(tracker: RunTracker, job: JobRecord | null): void {
  if (job === null) return;
  const { id, status, progress, result } = job;
  const error: AppError | null = job.error;
  if (status === 'completed') tracker.apply({ type: 'completed', id, result });
  else if (status === 'failed' && error !== null) tracker.apply({ type: 'failed', id, error });
  else if (progress !== null) tracker.apply({ type: 'progress', id, progress });
}

/** True where no job of the chain is left that would carry it on. First to run comes first. */
function isLost(jobs: readonly (JobRecord | null)[]): boolean {
  const root = jobs.at(-1) ?? null;
  if (root === null) return true;
  if (!isLive(root) || root.status !== 'waiting') return false;
  // A waiting root is carried on by its child, or is about to run once its child is done.
  const child = jobs.at(-2) ?? null;
  if (jobs.length === 1 || child?.status === 'completed') return false;
  return child === null || (child.status === 'waiting' && isLost(jobs.slice(0, -1)));
}

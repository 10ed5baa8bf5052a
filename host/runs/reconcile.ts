import { AppError } from '#core/errors.ts';
import { type JobKey, jobId } from '#core/job.ts';
import type { RunRecord } from '#core/run.ts';
import type { Driver, JobEvent, JobRecord } from '#workers/drivers/driver.ts';
import { companyFlow, type FlowJob, jobsOf, pieceFlow } from '#workers/flow.ts';
import { rootJob } from '#workers/queues.ts';
import { fromRecord, startOf, subjectOf } from './run-record.ts';
import type { RunState } from './run-state.ts';
import type { RunTracker } from './run-tracker.ts';

type Deps = { readonly driver: Driver; readonly tracker: Follower };

type Follower = Pick<RunTracker, 'track' | 'apply'>;

/**
 * Compares an open run with the queues and requeues lost jobs under the same ids. Replays the
 * events of jobs that moved unobserved. Safe at any time: delivery is at least once.
 */
export async function reconcile(deps: Deps, record: RunRecord): Promise<void> {
  const { driver } = deps;
  const chains = await catchUp(deps, record);
  const lost = chains.filter(({ isDone, jobs }) => !isDone && isLost(jobs)).map(({ flow }) => flow);
  if (lost.length === 0) return;
  await driver.forget(lost.map((flow) => flow.id));
  await driver.add(lost);
}

/** Makes the tracker follow the run as the queues know it; returns the chains found there. */
async function catchUp({ driver, tracker }: Deps, record: RunRecord): Promise<readonly Chain[]> {
  // Hold events that arrive during the look: they are newer than its findings.
  const meanwhile: JobEvent[] = [];
  const unsubscribe = driver.subscribe((event) => meanwhile.push(event));
  try {
    const chains = await lookUp(driver, openFlows(record));
    // In the same turn as the last look: from here on the tracker gets events itself.
    tracker.track(expectLate(fromRecord(record), chains));
    for (const { jobs } of chains) replayAll(tracker, jobs);
    for (const event of meanwhile) tracker.apply(event);
    return chains;
  } finally {
    unsubscribe();
  }
}

type OpenFlow = {
  readonly flow: FlowJob;
  /** Already stored: followed if its job still runs, but never requeued. */
  readonly isDone: boolean;
};

type Chain = OpenFlow & { readonly jobs: readonly (JobRecord | null)[] };

const lookUp = (driver: Driver, flows: readonly OpenFlow[]): Promise<readonly Chain[]> =>
  Promise.all(
    flows.map(async (open) => ({
      ...open,
      jobs: await Promise.all(jobsOf(open.flow).map((job) => driver.getJob(job.id))),
    })),
  );

/** The flows of a run that may be unfinished. */
function openFlows(record: RunRecord): readonly OpenFlow[] {
  const companies = record.companies
    // Stored, but perhaps not yet cut into pieces for the model.
    .filter(({ status }) => status === 'queued' || (status === 'stored' && record.enrich))
    .map((company) => ({
      flow: companyFlow(subjectOf(record, company), startOf(record, company)),
      isDone: company.status === 'stored',
    }));
  const pieces = record.companies.flatMap((company) =>
    company.pieces
      .filter(({ status }) => status === 'queued')
      .map(({ piece, ref }) => ({
        flow: pieceFlow({ subject: subjectOf(record, company), piece, postings: ref }),
        isDone: false,
      })),
  );
  return [...companies, ...pieces];
}

/** A company whose store job still runs is not settled, even if the database already says so. */
function expectLate(run: RunState, chains: readonly Chain[]): RunState {
  const companies = new Map(run.companies);
  for (const company of run.companies.values()) {
    const key: JobKey = {
      job: rootJob('company'),
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

/** Sends the tracker the state of a chain's jobs, as if each had just moved. */
function replayAll(tracker: Follower, jobs: readonly (JobRecord | null)[]): void {
  for (const job of jobs) if (job !== null) replay(tracker, job);
  const root = jobs.at(-1);
  if (root?.status !== 'failed' || root.error !== null) return;
  // It failed because of a child, which has reported the reason unless it was cleaned away.
  const error = new AppError('internal', { reason: 'an earlier job of it failed' });
  tracker.apply({ type: 'failed', id: root.id, error });
}

function replay(tracker: Follower, { id, status, progress, result, error }: JobRecord): void {
  if (status === 'completed') tracker.apply({ type: 'completed', id, result });
  else if (status === 'failed' && error !== null) tracker.apply({ type: 'failed', id, error });
  else if (progress !== null) tracker.apply({ type: 'progress', id, progress });
}

/** True if no job of the chain can carry it on. Jobs come in the order they run. */
function isLost(jobs: readonly (JobRecord | null)[]): boolean {
  const root = jobs.at(-1) ?? null;
  if (root === null) return true;
  if (!isLive(root) || root.status !== 'waiting') return false;
  // A waiting root is carried on by its child, or about to run after its child.
  const child = jobs.at(-2) ?? null;
  if (jobs.length === 1 || child?.status === 'completed') return false;
  return child === null || (child.status === 'waiting' && isLost(jobs.slice(0, -1)));
}

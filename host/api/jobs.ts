import type { Handlers } from '#contract/api.ts';
import type { FailureKind, JobSummary, JobView } from '#contract/jobs.ts';
import { AppError, type ErrorCode, toErrorView } from '#core/errors.ts';
import { type JobStatus, parseJobId } from '#core/job.ts';
import { isSiteFault } from '#core/site-faults.ts';
import type { Driver, JobRecord } from '#workers/drivers/driver.ts';
import { queueNames } from '#workers/queues.ts';
import type { RunTracker } from '../runs/run-tracker.ts';

export type JobDeps = {
  readonly driver: Driver;
  readonly tracker: Pick<RunTracker, 'view'>;
  readonly userId: string;
  /** A queue changed without an event from any job. */
  readonly onQueueChange: () => void;
};

/** More jobs than the queues keep, so a list of this many has all of them. */
export const mostJobs = 20_000;

export const jobs = ({
  driver,
  tracker,
  userId,
  onQueueChange,
}: JobDeps): Handlers<'jobs.get' | 'jobs.list' | 'jobs.summary' | 'jobs.remove'> => ({
  'jobs.get': async ({ id }) => {
    const record = await driver.getJob(id);
    if (record === null) throw new AppError('unknown_job', { id });
    return toJobView(record, tracker);
  },
  'jobs.list': async ({ statuses, queue, limit }) => {
    const records = await driver.listJobs({
      ...(statuses && { statuses }),
      ...(queue && { queue }),
      limit,
    });
    return records.map((record) => toJobView(record, tracker));
  },
  'jobs.remove': async ({ id }) => {
    await driver.remove(id);
    onQueueChange();
    return { removed: 1 };
  },
  'jobs.summary': async () => {
    const records = await driver.listJobs({ limit: mostJobs });
    return summarise(
      records.filter(({ payload }) => payload.userId === userId),
      userId,
    );
  },
});

function summarise(records: readonly JobRecord[], userId: string): JobSummary {
  const queues = queueNames.map((queue) => [
    queue,
    countByStatus(records.filter((record) => record.queue === queue)),
  ]);
  return { userId, ...countByStatus(records), queues: Object.fromEntries(queues) };
}

function countByStatus(records: readonly JobRecord[]) {
  const count = (...statuses: readonly JobStatus[]) =>
    records.filter(({ status }) => statuses.includes(status)).length;
  return {
    total: records.length,
    waiting: count('waiting', 'delayed'),
    running: count('running'),
    completed: count('completed'),
    failed: count('failed'),
  };
}

export function toJobView(record: JobRecord, tracker: Pick<RunTracker, 'view'>): JobView {
  const { id, queue, job, status, payload, attempts, result, stack } = record;
  const error = record.error === null ? null : toErrorView(record.error);
  const step = record.progress?.step ?? status;
  const progress = status === 'completed' ? 1 : (record.progress?.fraction ?? 0);
  return {
    id,
    queue,
    job,
    status,
    progress,
    chainProgress: chainProgressOf(id, tracker) ?? progress,
    step,
    companyUrl: String(payload.companyUrl ?? payload.url ?? ''),
    userId: String(payload.userId ?? ''),
    attempts,
    createdAt: iso(record.createdAt),
    startedAt: record.startedAt === null ? null : iso(record.startedAt),
    endedAt: record.endedAt === null ? null : iso(record.endedAt),
    payload: { ...payload },
    result,
    stack,
    error,
    failure: error === null ? null : failureKind(error.code),
    message: error?.message ?? step,
  };
}

const failureKind = (code: string): FailureKind => {
  if (code === ('cancelled' satisfies ErrorCode)) return 'cancelled';
  return isSiteFault(code) ? 'site' : 'fault';
};

/** Progress of the company's whole flow, if its run is being followed. */
function chainProgressOf(id: string, tracker: Pick<RunTracker, 'view'>): number | undefined {
  const key = parseJobId(id);
  if (key === null) return undefined;
  return tracker.view(key.runId)?.companies.find(({ id }) => id === key.companyId)?.progress;
}

const iso = (ms: number): string => new Date(ms).toISOString();

import type { Handlers } from '#contract/api.ts';
import type { JobSummary } from '#contract/views/job.ts';
import { AppError } from '#core/errors.ts';
import type { JobStatus } from '#core/job.ts';
import type { Driver, JobRecord } from '#workers/drivers/driver.ts';
import { queueNames } from '#workers/queues.ts';
import type { RunTracker } from '../runs/run-tracker.ts';
import { toJobView } from './job-view.ts';
import { mostJobs } from './most-jobs.ts';

export type JobDeps = {
  readonly driver: Driver;
  readonly tracker: Pick<RunTracker, 'view'>;
  readonly userId: string;
  /** Something moved in a queue that no job will say. */
  readonly onQueueChange: () => void;
};

/** Calls about single jobs. */
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

import type { Job, JobState, Queue } from 'bullmq';
import { JobName, JobProgress, type JobStatus, QueueName } from '#core/job.ts';
import type { JobRecord, QueueCounts } from './driver.ts';
import { decodeFailure } from './failure.ts';

const statusOf: Readonly<Record<JobState | 'unknown', JobStatus>> = {
  waiting: 'waiting',
  'waiting-children': 'waiting',
  prioritized: 'waiting',
  delayed: 'delayed',
  active: 'running',
  completed: 'completed',
  failed: 'failed',
  unknown: 'waiting',
};

const statesOf: Readonly<Record<JobStatus, readonly JobState[]>> = {
  waiting: ['waiting', 'waiting-children', 'prioritized'],
  delayed: ['delayed'],
  running: ['active'],
  completed: ['completed'],
  failed: ['failed'],
};

/** A BullMQ job as a record. One round trip, unless its state is already known. */
async function toRecord(job: Job, known?: JobStatus): Promise<JobRecord> {
  const queue = QueueName.parse(job.queueName);
  const progress = JobProgress.safeParse(job.progress);
  const error = job.failedReason === undefined ? null : decodeFailure(job.failedReason, queue);
  return {
    id: job.id ?? '',
    queue,
    job: JobName.parse(job.name),
    payload: job.data,
    status: known ?? statusOf[await job.getState()],
    progress: progress.success ? progress.data : null,
    attempts: job.attemptsStarted,
    createdAt: job.timestamp,
    startedAt: job.processedOn ?? null,
    endedAt: job.finishedOn ?? null,
    result: job.returnvalue ?? null,
    error,
    // For a job that failed with its child, BullMQ keeps the place that noticed it, which explains
    // nothing.
    stack: error === null ? null : (job.stacktrace?.at(-1) ?? null),
  };
}

/**
 * Reads a job together with its state. A job that ended in between is read again; its result would
 * be missing otherwise.
 */
export async function settledRecord(
  job: Job,
  readAgain: () => Promise<Job | null>,
): Promise<JobRecord | null> {
  const record = await toRecord(job);
  const isOver = record.status === 'completed' || record.status === 'failed';
  if (!isOver || record.endedAt !== null) return record;
  const ended = await readAgain();
  return ended === null ? null : await toRecord(ended, record.status);
}

export async function listJobs(
  queues: readonly Queue[],
  filter: { readonly statuses?: readonly JobStatus[]; readonly limit: number },
): Promise<readonly JobRecord[]> {
  const statuses = filter.statuses ?? (Object.keys(statesOf) as JobStatus[]);
  const found = await Promise.all(
    queues.flatMap((queue) =>
      statuses.map(async (status) => {
        const jobs = await queue.getJobs([...statesOf[status]], 0, filter.limit - 1);
        return Promise.all(
          jobs.filter((job) => job !== undefined).map((job) => toRecord(job, status)),
        );
      }),
    ),
  );
  return found
    .flat()
    .sort((a, b) => b.createdAt - a.createdAt)
    .slice(0, filter.limit);
}

export async function countJobs(queue: Queue): Promise<QueueCounts> {
  const [counts, isPaused, metrics, [oldest]] = await Promise.all([
    queue.getJobCounts(),
    queue.isPaused(),
    queue.getMetrics('completed', 0, 0),
    queue.getJobs(['waiting'], 0, 0, true),
  ]);
  const sum = (status: JobStatus): number =>
    statesOf[status].reduce((total, state) => total + (counts[state] ?? 0), 0);
  return {
    queue: QueueName.parse(queue.name),
    isPaused,
    waiting: sum('waiting') + (counts.paused ?? 0),
    delayed: sum('delayed'),
    running: sum('running'),
    completed: sum('completed'),
    failed: sum('failed'),
    perMinute: metrics.data[0] ?? null,
    oldestWaitMs: oldest === undefined ? null : Date.now() - oldest.timestamp,
  };
}

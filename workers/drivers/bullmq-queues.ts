import type { JobsOptions, QueueOptions } from 'bullmq';
import { days, seconds } from '#core/duration.ts';
import { isLookUp, type JobRow, type QueueRow } from '../define-queue.ts';

/** Keeps our keys apart from others' in a Redis that is shared. */
export const prefix = 'rolewatch';

/** Answers "what is this job's queue called in Redis" for both sides. */
export const queueOptions = {
  prefix,
  streams: { events: { maxLen: 5_000 } },
} satisfies Partial<QueueOptions>;

/**
 * Time a worker may be silent before its jobs count as lost, and how often that is looked at. Locks
 * are renewed in the loop that works: a page of 10 MB may keep that of a slow machine for seconds.
 */
export const stalledAfterMs = { lockDuration: seconds(15), stalledInterval: seconds(1.5) };

/** Times a job may be found without its worker: kills and restarts, not failures of its own. */
export const maxStalledCount = 3;

/** A row's retries, retention and what its failure does to its parent, in BullMQ's words. */
export function jobOptions(
  row: QueueRow,
  job: JobRow,
  isRoot: boolean,
): Omit<JobsOptions, 'repeat' | 'parent'> {
  return {
    attempts: row.retryDelaysMs.length + 1,
    backoff: { type: 'table' },
    ...(isLookUp(job)
      ? { removeOnComplete: true, removeOnFail: true }
      : {
          removeOnComplete: { age: days(1) / 1_000, count: 2_000 },
          removeOnFail: { age: days(7) / 1_000, count: 2_000 },
        }),
    stackTraceLimit: 1,
    // Without one of these a failed child leaves its parent waiting for ever.
    ...(isRoot ? {} : parentOption[row.ifItFails]),
  };
}

const parentOption = {
  stop: { failParentOnFailure: true },
  continue: { ignoreDependencyOnFailure: true },
} as const;

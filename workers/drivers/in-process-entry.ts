import type { AppError } from '#core/errors.ts';
import type { JobProgress, JobStatus, QueueName } from '#core/job.ts';
import type { FlowJob } from '../flow.ts';
import { jobRow } from '../queues.ts';
import type { JobRecord } from './driver.ts';

export type Entry = {
  readonly flow: FlowJob;
  readonly queue: QueueName;
  readonly parent: Entry | null;
  readonly createdAt: number;
  status: JobStatus;
  /** False while its child runs; then it waits in line. */
  isReady: boolean;
  upstream: unknown;
  progress: JobProgress | null;
  attempts: number;
  failures: number;
  startedAt: number | null;
  endedAt: number | null;
  result: unknown;
  error: AppError | null;
  stack: string | null;
  abort: AbortController | null;
  timer: NodeJS.Timeout | null;
};

/** A new job: waits for its child if it has one, else in line. */
export const createEntry = (flow: FlowJob, parent: Entry | null): Entry => ({
  flow,
  queue: jobRow(flow.job).queue,
  parent,
  createdAt: Date.now(),
  status: 'waiting',
  isReady: flow.child === undefined,
  upstream: null,
  progress: null,
  attempts: 0,
  failures: 0,
  startedAt: null,
  endedAt: null,
  result: null,
  error: null,
  stack: null,
  abort: null,
  timer: null,
});

export function toRecord(entry: Entry): JobRecord {
  const { flow, queue, status, progress, attempts, createdAt, startedAt, endedAt } = entry;
  const { result, error, stack } = entry;
  return {
    id: flow.id,
    queue,
    job: flow.job,
    payload: flow.payload,
    status,
    progress,
    attempts,
    createdAt,
    startedAt,
    endedAt,
    result,
    error,
    stack,
  };
}

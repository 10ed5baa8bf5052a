import type { AppError } from '#core/errors.ts';
import type { JobName, JobProgress, JobStatus, QueueName } from '#core/job.ts';
import type { FlowJob } from '../flow.ts';

/** Something that happened to a job. Delivered at least once, and not always in causal order. */
export type JobEvent =
  | { readonly type: 'started'; readonly id: string }
  | { readonly type: 'progress'; readonly id: string; readonly progress: JobProgress }
  | { readonly type: 'completed'; readonly id: string; readonly result: unknown }
  /** After its last try. */
  | { readonly type: 'failed'; readonly id: string; readonly error: AppError };

export type JobRecord = {
  readonly id: string;
  readonly queue: QueueName;
  readonly job: JobName;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly status: JobStatus;
  readonly progress: JobProgress | null;
  /** Times it was started. */
  readonly attempts: number;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly result: unknown;
  readonly error: AppError | null;
  /** Where in the code its last try failed; null without a failure, or after a new start. */
  readonly stack: string | null;
};

export type QueueCounts = {
  readonly queue: QueueName;
  readonly isPaused: boolean;
  readonly waiting: number;
  readonly delayed: number;
  readonly running: number;
  readonly completed: number;
  readonly failed: number;
  /** Jobs finished in the last whole minute; null if unknown. */
  readonly perMinute: number | null;
  /** How long the first in line has waited, milliseconds; null if none waits. */
  readonly oldestWaitMs: number | null;
};

/**
 * Where jobs wait and how the host hears of them. Two implementations: BullMQ over Redis, and one
 * that does the work in this process. Payloads and results are references and counts.
 */
export interface Driver extends AsyncDisposable {
  readonly kind: 'redis' | 'in_process';
  /** Idempotent: a flow with known ids is not queued again. */
  add(flows: readonly FlowJob[]): Promise<void>;
  /**
   * Removes a run's waiting jobs and aborts running ones, within a second. `roots`: its flows' ids.
   */
  cancelRun(runId: string, roots: readonly string[]): Promise<void>;
  subscribe(listener: (event: JobEvent) => void): () => void;
  /** After Redis was away: the listener must look up the events it missed. */
  onReconnect(listener: () => void): () => void;
  getJob(id: string): Promise<JobRecord | null>;
  /** Newest first. */
  listJobs(filter: {
    readonly statuses?: readonly JobStatus[];
    readonly queue?: QueueName;
    readonly limit: number;
  }): Promise<readonly JobRecord[]>;
  counts(): Promise<readonly QueueCounts[]>;
  /**
   * Queues the whole flow of a failed job again: the jobs that build on it failed too. Throws
   * `unknown_job`.
   */
  retry(id: string): Promise<void>;
  /** Deletes one finished job, and no other. Throws `unknown_job`. */
  remove(id: string): Promise<void>;
  pause(queue: QueueName): Promise<void>;
  resume(queue: QueueName): Promise<void>;
  clean(queue: QueueName): Promise<number>;
  /** Deletes every trace of these jobs, so that they can be added afresh. */
  forget(ids: readonly string[]): Promise<void>;
}

import type { AppError } from '#core/errors.ts';
import type { JobName, JobProgress, JobStatus, QueueName } from '#core/job.ts';
import type { FlowJob } from '../flow.ts';

/** Something that happened to a job. Delivered at least once, and not always in causal order. */
export type JobEvent =
  | { readonly type: 'started'; readonly id: string }
  | { readonly type: 'progress'; readonly id: string; readonly progress: JobProgress }
  | { readonly type: 'completed'; readonly id: string; readonly result: unknown }
  /** For good: after its last try. */
  | { readonly type: 'failed'; readonly id: string; readonly error: AppError };

/** A job as its queue knows it. */
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
  /** Where in the code its last try failed; null where it did not, or only since another did. */
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
  /** Jobs finished in the last whole minute; null where it is not known. */
  readonly perMinute: number | null;
  /** How long the first in line has waited, milliseconds; null where none waits. */
  readonly oldestWaitMs: number | null;
};

/**
 * Where jobs wait and how the host hears of them. Two implementations: BullMQ over Redis, and one
 * that does the work in this process. Payloads and results are references and counts.
 */
export interface Driver extends AsyncDisposable {
  readonly kind: 'redis' | 'in_process';
  /** Idempotent: a flow whose ids are known already is not queued again. */
  add(flows: readonly FlowJob[]): Promise<void>;
  /** Removes what waits of a run and aborts what runs, within a second. `roots`: its flows' ids. */
  cancelRun(runId: string, roots: readonly string[]): Promise<void>;
  subscribe(listener: (event: JobEvent) => void): () => void;
  /** After Redis was away: what happened meanwhile must be looked up. */
  onReconnect(listener: () => void): () => void;
  getJob(id: string): Promise<JobRecord | null>;
  /** Newest first. */
  listJobs(filter: {
    readonly statuses?: readonly JobStatus[];
    readonly queue?: QueueName;
    readonly limit: number;
  }): Promise<readonly JobRecord[]>;
  counts(): Promise<readonly QueueCounts[]>;
  /** Queues the whole flow of a failed job anew: what builds on it has failed too. Throws `unknown_job`. */
  retry(id: string): Promise<void>;
  /** Forgets one job that is over, and no other. Throws `unknown_job`. */
  remove(id: string): Promise<void>;
  pause(queue: QueueName): Promise<void>;
  resume(queue: QueueName): Promise<void>;
  /** Forgets completed and failed jobs; answers how many. */
  clean(queue: QueueName): Promise<number>;
  /** Forgets whatever is left of these jobs, so that they can be added afresh. */
  forget(ids: readonly string[]): Promise<void>;
}

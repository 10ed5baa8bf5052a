import type { z } from 'zod';
import type { JobName, JobSubject, Phase } from '#core/job.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import type { Topic } from '#core/topic.ts';
import type { Logger } from '#services/log/logger.ts';
import type { WorkerOptions } from './drivers/worker-options.ts';

export type Piece = {
  readonly subject: JobSubject;
  /** Its number within the company and run, from 0. */
  readonly piece: number;
  readonly postings: SnapshotRef;
};

export type JobContext = {
  /** Aborts on cancel, timeout and shutdown: must reach every socket. */
  readonly signal: AbortSignal;
  /** `fraction` of this job, 0 to 1, and the present step. Cheap: coalesced before it is sent. */
  readonly progress: (fraction: number, step: string) => void;
  /** Queues pieces of a company's postings for the model; a piece queued twice is one job. */
  readonly enqueue: (pieces: readonly Piece[]) => Promise<void>;
  readonly log: Logger;
};

/** One step of the pipeline: references in, references and counts out. */
export type Processor<P, R> = (payload: P, context: JobContext) => Promise<R>;

export type JobRow<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> = {
  /** With `upstream` if the job builds on its child's result: the driver fills it in. */
  readonly payload: P;
  readonly result: R;
  /** Its place in a flow; null for a job that answers one question of a person. */
  readonly flow: FlowPlace | null;
};

export type FlowPlace = {
  /** The job whose result it builds on; 'company' and 'piece' begin a flow. */
  readonly after: JobName | FlowStart;
  /** The part of its company's progress that it covers. */
  readonly share: readonly [from: number, to: number];
  readonly shows: Phase;
  readonly writes: readonly Topic[];
};

/**
 * The subject of a flow: a company, or a piece of its postings on the way to the model and back.
 */
export type FlowStart = 'company' | 'piece';

/**
 * True for a job that answers one question, such as how a company publishes. The answer goes to the
 * caller. A mistyped address is no failure of the queue, so no driver keeps or counts such a job.
 */
export const isLookUp = ({ flow }: Pick<JobRow, 'flow'>): boolean => flow === null;

export type JobRows = Readonly<Record<string, JobRow>>;

/**
 * A queue's processors with their shared resources (a client, a database), opened once per process.
 */
export type OpenedQueue<J extends JobRows> = AsyncDisposable & {
  readonly processors: {
    readonly [N in keyof J]: Processor<z.infer<J[N]['payload']>, z.infer<J[N]['result']>>;
  };
};

export type QueueRow<J extends JobRows = JobRows> = {
  readonly jobs: J;
  readonly concurrency: number;
  /** Waits before each retry; their number is the number of retries. */
  readonly retryDelaysMs: readonly number[];
  readonly timeoutMs: number;
  /** Loaded only by the process that does the work, not by readers of the table. */
  readonly load: () => Promise<{
    readonly openProcessors: (options: WorkerOptions, log: Logger) => Promise<OpenedQueue<J>>;
  }>;
};

export const queue = <J extends JobRows>(row: QueueRow<J>): QueueRow<J> => row;

export const job = <P extends z.ZodType, R extends z.ZodType>(row: JobRow<P, R>): JobRow<P, R> =>
  row;

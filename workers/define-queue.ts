import type { z } from 'zod';
import type { Logger } from '#services/log/logger.ts';
import type { WorkerOptions } from './drivers/worker-options.ts';
import type { FlowJob } from './flow.ts';

/** What a processor may do besides its work; the same under every driver. */
export type JobContext = {
  /** Aborts on cancel, timeout and shutdown: must reach every socket. */
  readonly signal: AbortSignal;
  /** `fraction` of this job, 0 to 1, and what is going on. Cheap: coalesced before it is sent. */
  readonly progress: (fraction: number, step: string) => void;
  /** Queues more work; the same flows queued twice are queued once. */
  readonly enqueue: (flows: readonly FlowJob[]) => Promise<void>;
  readonly log: Logger;
};

/** One step of the pipeline: references in, references and counts out. */
export type Processor<P, R> = (payload: P, context: JobContext) => Promise<R>;

export type JobRow<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> = {
  /** With `upstream` where the job builds on its child's result: the driver fills it in. */
  readonly payload: P;
  readonly result: R;
  /** From where to where it brings a company's progress; null outside a company's chain. */
  readonly share: readonly [from: number, to: number] | null;
};

/**
 * True for a job that answers one question of a person, such as what an address is. Its answer goes
 * to who asked; a mistyped address is no failure of the queue, so no driver keeps or counts it.
 */
export const isLookUp = ({ share }: Pick<JobRow, 'share'>): boolean => share === null;

export type JobRows = Readonly<Record<string, JobRow>>;

/** A queue's processors over what they share (a client, a database), opened once per process. */
export type Stage<J extends JobRows> = AsyncDisposable & {
  readonly processors: {
    readonly [N in keyof J]: Processor<z.infer<J[N]['payload']>, z.infer<J[N]['result']>>;
  };
};

export type QueueRow<J extends JobRows = JobRows> = {
  readonly jobs: J;
  /** 'here': only on the machine that holds the database. */
  readonly place: 'anywhere' | 'here';
  /** Jobs at a time in one worker. */
  readonly concurrency: number;
  /** Waits before each retry: their number is the number of retries. */
  readonly retryDelaysMs: readonly number[];
  readonly timeoutMs: number;
  /** What a final failure does to the job that builds on this one. */
  readonly ifItFails: 'stop' | 'continue';
  /** Loaded by the process that works, not by those that only read the table. */
  readonly open: (options: WorkerOptions, log: Logger) => Promise<Stage<J>>;
};

/** Types one row of the table. */
export const queue = <J extends JobRows>(row: QueueRow<J>): QueueRow<J> => row;

/** Types one job of a row. */
export const job = <P extends z.ZodType, R extends z.ZodType>(row: JobRow<P, R>): JobRow<P, R> =>
  row;

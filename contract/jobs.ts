import { z } from 'zod';
import { ErrorView } from '#core/error-view.ts';
import { JobName, JobStatus, QueueName } from '#core/job.ts';
import { byId, limit, longDeadlineMs, method, none, removed } from './define.ts';

/**
 * A fault is one of this machine or of Rolewatch; 'site': at a site or on the way to it, which the
 * company shows; 'cancelled': the user ended the scan.
 */
export const FailureKind = z.enum(['fault', 'site', 'cancelled']);
export type FailureKind = z.infer<typeof FailureKind>;

/** A queue job. Times are ISO 8601. */
export const JobView = z.object({
  id: z.string(),
  queue: QueueName,
  job: JobName,
  status: JobStatus,
  progress: z.number(),
  /** Of the whole flow, weighted by the queues' shares. */
  chainProgress: z.number(),
  step: z.string(),
  companyUrl: z.string(),
  userId: z.string(),
  attempts: z.number().int(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
  result: z.unknown(),
  /** Of its last failure, for a bug report. */
  stack: z.string().nullable(),
  error: ErrorView.nullable(),
  /** Null without an error: a job that waited for a failed one fails with it. */
  failure: FailureKind.nullable(),
  /** The error in one line, or the present step. */
  message: z.string(),
});
export type JobView = z.infer<typeof JobView>;

const Counts = z.object({
  total: z.number().int(),
  waiting: z.number().int(),
  running: z.number().int(),
  completed: z.number().int(),
  failed: z.number().int(),
});

export const JobSummary = Counts.extend({
  userId: z.string(),
  queues: z.record(QueueName, Counts),
});
export type JobSummary = z.infer<typeof JobSummary>;

export const QueueView = z.object({
  queue: QueueName,
  isPaused: z.boolean(),
  waiting: z.number().int(),
  delayed: z.number().int(),
  running: z.number().int(),
  completed: z.number().int(),
  failed: z.number().int(),
  /** Jobs finished in the last whole minute; null if unknown. */
  perMinute: z.number().nullable(),
  oldestWaitMs: z.number().nullable(),
});
export type QueueView = z.infer<typeof QueueView>;

/** Half of the jobs, and 95 in 100, took at most so long; milliseconds. */
const Spread = z.object({ p50: z.number(), p95: z.number() });

/** A queue's last 15 minutes. */
export const QueueTimes = z.object({
  queue: QueueName,
  /** Jobs finished in each minute, oldest first; the last minute has just begun. */
  finished: z.array(z.number().int()),
  /** From being queued to the start; null if no job finished. */
  waitMs: Spread.nullable(),
  runMs: Spread.nullable(),
  slowest: z.object({ id: z.string(), companyUrl: z.string(), ms: z.number() }).nullable(),
});
export type QueueTimes = z.infer<typeof QueueTimes>;

export const LogLine = z.object({
  at: z.string(),
  level: z.string(),
  /** The process that wrote it. */
  name: z.string(),
  message: z.string(),
});
export type LogLine = z.infer<typeof LogLine>;

const byQueue = z.strictObject({ queue: QueueName });

export const jobMethods = {
  'jobs.get': method({ input: byId, output: JobView, runs: 'host' }),
  'jobs.list': method({
    input: z.strictObject({
      statuses: z.array(JobStatus).optional(),
      queue: QueueName.optional(),
      limit: limit(1_000, 100),
    }),
    output: z.array(JobView),
    runs: 'host',
  }),
  'jobs.summary': method({ input: none, output: JobSummary, runs: 'host' }),
  /** Deletes a finished job. Throws `unknown_job`. */
  'jobs.remove': method({ input: byId, output: removed, runs: 'host' }),
  'queues.list': method({ input: none, output: z.array(QueueView), runs: 'host' }),
  'queues.times': method({ input: none, output: z.array(QueueTimes), runs: 'host' }),
  /** The last lines of the log, newest last; none if the log goes to a terminal. */
  'log.tail': method({
    input: z.strictObject({ limit: limit(500, 50) }),
    output: z.array(LogLine),
    runs: 'host',
  }),
  /** Retries the job and its flow; a finished run resumes. Throws `unknown_job`, `cancelled`. */
  'queues.retry': method({ input: byId, output: JobView, runs: 'host', changes: ['runs'] }),
  /** Retries every failed job of the queue that can be retried now. */
  'queues.retryAll': method({
    input: byQueue,
    output: z.object({ queue: QueueName, retried: z.number().int() }),
    runs: 'host',
    changes: ['runs'],
    deadlineMs: longDeadlineMs,
  }),
  'queues.pause': method({ input: byQueue, output: QueueView, runs: 'host' }),
  'queues.resume': method({ input: byQueue, output: QueueView, runs: 'host' }),
  'queues.clean': method({
    input: byQueue,
    output: z.object({ queue: QueueName, removed: z.number().int() }),
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
} as const;

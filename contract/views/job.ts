import { z } from 'zod';
import { JobName, JobStatus, QueueName } from '#core/job.ts';
import { ErrorView } from './error.ts';

/** A queue job, as every face shows it. Times are ISO 8601. */
export const JobView = z.object({
  id: z.string(),
  queue: QueueName,
  job: JobName,
  status: JobStatus,
  /** Of this job alone, 0 to 1. */
  progress: z.number(),
  /** Of the whole chain it belongs to, weighted by the queues' shares. */
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
  /** Of its last failure, where there was one: for a report. */
  stack: z.string().nullable(),
  error: ErrorView.nullable(),
  /** The error in one line, or what is going on. */
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

/** All jobs of a user that the queues still know. */
export const JobSummary = Counts.extend({
  userId: z.string(),
  queues: z.record(QueueName, Counts),
});
export type JobSummary = z.infer<typeof JobSummary>;

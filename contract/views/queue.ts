import { z } from 'zod';
import { QueueName } from '#core/job.ts';

/** One queue: what waits, what runs, how fast it goes. */
export const QueueView = z.object({
  queue: QueueName,
  isPaused: z.boolean(),
  waiting: z.number().int(),
  delayed: z.number().int(),
  running: z.number().int(),
  completed: z.number().int(),
  failed: z.number().int(),
  /** Jobs finished in the last whole minute; null where it is not known. */
  perMinute: z.number().nullable(),
  oldestWaitMs: z.number().nullable(),
});
export type QueueView = z.infer<typeof QueueView>;

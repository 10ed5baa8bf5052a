import { z } from 'zod';
import { QueueName } from '#core/job.ts';

/** How the parts of Rolewatch are. */
export const HealthView = z.object({
  /** 'in_process': no Redis, everything is done by the host itself. */
  mode: z.enum(['redis', 'in_process']),
  workers: z.array(
    z.object({
      queue: QueueName,
      state: z.enum(['starting', 'ready', 'restarting', 'stopped', 'gave_up']),
      pid: z.number().int().nullable(),
      restarts: z.number().int(),
    }),
  ),
  redisPid: z.number().int().nullable(),
  /** What is missing or wrong, and what to do, each in a line. */
  notices: z.array(z.object({ message: z.string(), hint: z.string() })),
});
export type HealthView = z.infer<typeof HealthView>;

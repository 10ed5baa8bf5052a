import { z } from 'zod';
import { QueueName } from '#core/job.ts';
import { ScanHold } from '#core/schedule.ts';

/** How the parts of Rolewatch are. */
export const HealthView = z.object({
  /** 'in_process': no Redis, everything is done by the host itself. */
  mode: z.enum(['redis', 'in_process']),
  workers: z.array(
    z.object({
      queue: QueueName,
      /** 'silent': it runs, but has not answered for a while. */
      state: z.enum(['starting', 'ready', 'silent', 'restarting', 'stopped', 'gave_up']),
      pid: z.number().int().nullable(),
      restarts: z.number().int(),
      /** Resident memory; null until it has said. */
      rssBytes: z.number().nullable(),
      /** Share of one core over the last seconds, 0 to 1 and above. */
      cpu: z.number().nullable(),
    }),
  ),
  /** 'busy': another program holds it, and nothing can be stored until it lets go. */
  database: z.enum(['ready', 'busy']),
  redisPid: z.number().int().nullable(),
  /** The model server that is set, and how it answered when it was last asked. */
  model: z
    .object({ url: z.string(), name: z.string(), state: z.enum(['unknown', 'ready', 'failing']) })
    .nullable(),
  /** When the next scheduled scan starts, ISO 8601; null where none is planned. */
  nextScanAt: z.string().nullable(),
  /** Why none starts by itself for the time being: a person's pause at once, else when one is due. */
  scansHeldBy: ScanHold.nullable(),
  /** Demo companies are being watched: real job boards cannot be reached meanwhile. */
  isDemo: z.boolean(),
  version: z.string(),
  dataDir: z.string(),
  /** What is missing or wrong, and what to do, each in a line. */
  notices: z.array(
    z.object({
      message: z.string(),
      hint: z.string(),
      /** Nothing goes on until this is over. */
      isBlocking: z.boolean().optional(),
    }),
  ),
});
export type HealthView = z.infer<typeof HealthView>;

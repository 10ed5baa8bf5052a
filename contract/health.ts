import { z } from 'zod';
import { QueueName } from '#core/job.ts';
import { LoadStep } from '#core/model-choice.ts';
import { ScanHold } from '#core/schedule.ts';
import { method, none } from './define.ts';

export const HealthView = z.object({
  /** 'in_process': without Redis, the host does all the work itself. */
  mode: z.enum(['redis', 'in_process']),
  workers: z.array(
    z.object({
      queue: QueueName,
      /** 'silent': it runs, but has not answered for a while. */
      state: z.enum(['idle', 'starting', 'ready', 'silent', 'restarting', 'stopped', 'gave_up']),
      pid: z.number().int().nullable(),
      restarts: z.number().int(),
      /** Resident memory; null until the process reports it. */
      rssBytes: z.number().nullable(),
      /** Share of one core over the last seconds; above 1 with several cores. */
      cpu: z.number().nullable(),
    }),
  ),
  /** 'busy': another program holds the lock, so nothing can be stored until it lets go. */
  database: z.enum(['ready', 'busy']),
  redisPid: z.number().int().nullable(),
  /** The model in use, and how it last answered; null without one. */
  model: z
    .object({
      /** Who runs it: a server, vLLM started by Rolewatch, or Rolewatch from a file. */
      source: z.enum(['server', 'vllm', 'file']),
      /** The address of a server or the path of a file; null for one that Rolewatch starts. */
      url: z.string().nullable(),
      name: z.string(),
      /** 'idle': it starts when work comes. */
      state: z.enum(['unknown', 'idle', 'starting', 'ready', 'failing']),
      /** How far its start has come; `fraction` from 0 to 1. */
      progress: z.object({ step: LoadStep, fraction: z.number() }).nullable(),
      /** Why it does not run, and what to do. */
      problem: z.object({ message: z.string(), hint: z.string() }).nullable(),
    })
    .nullable(),
  /** When the next scheduled scan starts, ISO 8601; null if none is planned. */
  nextScanAt: z.string().nullable(),
  /**
   * Why no automatic scan starts now. A user's pause shows at once, other reasons when a scan is
   * due.
   */
  scansHeldBy: ScanHold.nullable(),
  /** The name of this Rolewatch if it is not the user's own library, such as the demo; else null. */
  label: z.string().nullable(),
  version: z.string(),
  dataDir: z.string(),
  /** What is missing or broken and how to fix it, one line each. */
  notices: z.array(
    z.object({
      message: z.string(),
      hint: z.string(),
      /** What to do, for a person in a terminal, where other advice helps there. */
      cliHint: z.string().optional(),
      /** Nothing works until this is fixed. */
      isBlocking: z.boolean().optional(),
    }),
  ),
});
export type HealthView = z.infer<typeof HealthView>;

export const healthMethods = {
  /**
   * Whether the machine is still offline after a scan reached no site; asks a name server, never a
   * site.
   */
  'health.connection': method({
    input: none,
    output: z.object({ isOffline: z.boolean() }),
    runs: 'host',
  }),
  'health.get': method({ input: none, output: HealthView, runs: 'host' }),
} as const;

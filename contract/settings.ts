import { z } from 'zod';
import { longDeadlineMs, method, none } from './define.ts';

export const SettingView = z.object({
  name: z.string(),
  /** Null for a secret; `isSet` says whether it has a value. */
  value: z.unknown(),
  isSet: z.boolean(),
  default: z.unknown(),
  help: z.string(),
  /** The bounds of a number; null for other values, and for no bound on one side. */
  range: z.object({ min: z.number().nullable(), max: z.number().nullable() }).nullable(),
  isSecret: z.boolean(),
  /** For a secret: 'key_store' if the system encrypts it, 'file' if only its owner may read it. */
  keptBy: z.enum(['file', 'key_store']).nullable(),
  /** Where the value comes from; the app cannot change a flag or an environment variable. */
  from: z.enum(['flag', 'environment', 'file', 'default']),
  env: z.string(),
  /** 'restart': a change applies after a restart of Rolewatch. */
  applies: z.enum(['now', 'restart']),
});
export type SettingView = z.infer<typeof SettingView>;

/** A model server found on this machine. */
export const FoundModel = z.object({
  /** "Ollama", "vLLM", "LM Studio". */
  server: z.string(),
  url: z.string(),
  models: z.array(z.string()),
});
export type FoundModel = z.infer<typeof FoundModel>;

export const ConnectionTest = z.object({
  ok: z.boolean(),
  detail: z.string(),
  tookMs: z.number(),
});
export type ConnectionTest = z.infer<typeof ConnectionTest>;

export const settingMethods = {
  'settings.list': method({ input: none, output: z.array(SettingView), runs: 'host' }),
  /** Null resets it to the default. Throws `invalid_setting`, `setting_fixed`. */
  'settings.set': method({
    input: z.strictObject({ name: z.string(), value: z.unknown() }),
    output: SettingView,
    runs: 'host',
    changes: ['settings'],
  }),
  /** Sends a test message to the address that is set. */
  'notices.test': method({
    input: z.strictObject({ channel: z.enum(['webhook', 'ntfy']) }),
    output: ConnectionTest,
    runs: 'host',
  }),
  /** Looks for model servers at their usual addresses on this machine. */
  'models.find': method({ input: none, output: z.array(FoundModel), runs: 'host' }),
  /** Starts the model server that Rolewatch runs, as work would; nothing where it runs none. */
  'models.start': method({ input: none, output: none, runs: 'host' }),
  /** By default the configured one. */
  'models.test': method({
    input: z.strictObject({ url: z.string().optional(), model: z.string().optional() }),
    output: ConnectionTest,
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
} as const;

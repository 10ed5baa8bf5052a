import { z } from 'zod';

/** A setting as a person sees it. */
export const SettingView = z.object({
  name: z.string(),
  /** Null for a secret: `isSet` says whether there is one. */
  value: z.unknown(),
  isSet: z.boolean(),
  default: z.unknown(),
  help: z.string(),
  isSecret: z.boolean(),
  /** Of a secret: 'key_store' where the system encrypts it, 'file' where only its owner may read it. */
  keptBy: z.enum(['file', 'key_store']).nullable(),
  /** Who says so; what a flag or the environment says cannot be changed here. */
  from: z.enum(['flag', 'environment', 'file', 'default']),
  env: z.string(),
  /** 'restart': a change counts from the next start of Rolewatch. */
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

/** Whether something that connects does, and what it said. */
export const ConnectionTest = z.object({
  ok: z.boolean(),
  detail: z.string(),
  tookMs: z.number(),
});
export type ConnectionTest = z.infer<typeof ConnectionTest>;

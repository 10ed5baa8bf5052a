import { z } from 'zod';
import { longDeadlineMs, method, none, nothing, removed } from './define.ts';

/** Bytes on disk. */
export const DataUsage = z.object({
  folder: z.string(),
  database: z.number().int(),
  /** Answers of sites, kept for the next scan. */
  snapshots: z.number().int(),
  backups: z.number().int(),
  total: z.number().int(),
});
export type DataUsage = z.infer<typeof DataUsage>;

/** A part of a file travels as base64; this many bytes at most. */
export const largestPartBytes = 1_048_576;

export const dataMethods = {
  /** What a client stores for itself, such as layout and theme: JSON by key. */
  'preferences.get': method({
    input: none,
    output: z.record(z.string(), z.unknown()),
    runs: 'library',
  }),
  'preferences.set': method({
    input: z.strictObject({ key: z.string().min(1).max(100), value: z.unknown() }),
    output: none,
    runs: 'library',
    changes: ['preferences'],
  }),
  'data.usage': method({ input: none, output: DataUsage, runs: 'host' }),
  /** Writes a copy of all data but settings and keys into the folder of backups. */
  'data.backUp': method({
    input: none,
    output: z.object({ name: z.string(), path: z.string(), sizeBytes: z.number().int() }),
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  /** A part of a backup, to save it elsewhere. */
  'data.readBackup': method({
    input: z.strictObject({ name: z.string(), offset: z.number().int().nonnegative() }),
    output: z.object({ content: z.string(), isLast: z.boolean() }),
    runs: 'host',
  }),
  /**
   * Takes a backup in parts, from offset 0 on. The last part checks it; it replaces all data at the
   * next start, and the present data becomes a backup. Throws `invalid_file`, `database_newer`.
   */
  'data.restore': method({
    input: z.strictObject({
      offset: z.number().int().nonnegative(),
      content: z.base64().max(2 * largestPartBytes),
      isLast: z.boolean(),
    }),
    output: z.object({ isWaiting: z.boolean() }),
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  /** Copies the database to this file, which must not exist. */
  'library.backUp': method({
    input: z.strictObject({ file: z.string() }),
    output: nothing,
    runs: 'library',
    isInternal: true,
    deadlineMs: longDeadlineMs,
  }),
  /** Throws `invalid_file` unless the file is a whole database of this version or an older one. */
  'library.checkBackup': method({
    input: z.strictObject({ file: z.string() }),
    output: nothing,
    runs: 'library',
    isInternal: true,
    deadlineMs: longDeadlineMs,
  }),
  /** Deletes every company, opening, note and run; settings stay, and backups unless asked. */
  'data.erase': method({
    input: z.strictObject({ confirm: z.literal('erase'), withBackups: z.boolean().optional() }),
    output: removed,
    runs: 'host',
    changes: ['companies', 'postings', 'applications', 'searches', 'inbox', 'runs'],
    deadlineMs: longDeadlineMs,
  }),
  /** Deletes everything but preferences; `removed` counts companies. No run may be open. */
  'library.erase': method({ input: none, output: removed, runs: 'library', isInternal: true }),
  /** What the host remembers across restarts; null if nothing. */
  'host.recall': method({
    input: z.strictObject({ name: z.string() }),
    output: z.unknown(),
    runs: 'library',
    isInternal: true,
  }),
  /** Null deletes it. */
  'host.remember': method({
    input: z.strictObject({ name: z.string(), state: z.unknown() }),
    output: nothing,
    runs: 'library',
    isInternal: true,
  }),
  /** Throws `database_busy` if another program holds the write lock for a second. */
  'host.checkWritable': method({ input: none, output: nothing, runs: 'library', isInternal: true }),
} as const;

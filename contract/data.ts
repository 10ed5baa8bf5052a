import { z } from 'zod';
import { longDeadlineMs, method, none, nothing, removed } from './define.ts';

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
  /** Deletes every company, opening, note and run; settings stay. */
  'data.erase': method({
    input: z.strictObject({ confirm: z.literal('erase') }),
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

import { z } from 'zod';
import { InboxKind } from '#core/inbox.ts';
import { ErrorView } from './error.ts';
import { FieldChange, PostingRow } from './posting.ts';

/** One line of the inbox. */
export const InboxItem = z.object({
  id: z.number().int(),
  at: z.string(),
  kind: InboxKind,
  /** Of 'match', 'changed', 'closed', 'reopened' and 'reminder'. */
  posting: PostingRow.nullable(),
  /** Of all but 'reminder'. */
  company: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The saved search that found it. */
  search: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Of 'watching': openings found. */
  count: z.number().int().nullable(),
  changes: z.array(FieldChange),
  /** Of 'reminder'. */
  text: z.string().nullable(),
  reminderId: z.string().nullable(),
  /** Of 'broken'. */
  error: ErrorView.nullable(),
  isArchived: z.boolean(),
});
export type InboxItem = z.infer<typeof InboxItem>;

export const InboxPage = z.object({
  /** Newest first. */
  items: z.array(InboxItem),
  total: z.number().int(),
});
export type InboxPage = z.infer<typeof InboxPage>;

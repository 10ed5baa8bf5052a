import { z } from 'zod';
import { ErrorView } from '#core/error-view.ts';
import { InboxGroup, InboxKind } from '#core/inbox.ts';
import { PageChange } from '#core/page-watch.ts';
import { id, limit, longDeadlineMs, method, none } from './define.ts';
import { FieldChange, PostingRow } from './postings.ts';

export const InboxItem = z.object({
  id: z.number().int(),
  at: z.string(),
  kind: InboxKind,
  /** For 'match', 'changed', 'closed', 'reopened' and 'reminder'. */
  posting: PostingRow.nullable(),
  /** For all kinds but 'reminder'. */
  company: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The user dreams of working at the company. */
  isStarred: z.boolean(),
  /** The saved search that found it. */
  search: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** For 'watching': openings found. */
  count: z.number().int().nullable(),
  /** For 'watching': some openings could not be read. */
  isPartial: z.boolean(),
  changes: z.array(FieldChange),
  /** For 'page': the lines that its careers page gained and lost. */
  page: PageChange.nullable(),
  /** For 'reminder'. */
  text: z.string().nullable(),
  reminderId: z.string().nullable(),
  /** For 'broken'. */
  error: ErrorView.nullable(),
  isArchived: z.boolean(),
  /** An archived item returns to the inbox then. */
  snoozedUntil: z.string().nullable(),
});
export type InboxItem = z.infer<typeof InboxItem>;

export const InboxPage = z.object({
  items: z.array(InboxItem),
  /** In the group, or in all. */
  total: z.number().int(),
  /** In each group. */
  counts: z.record(InboxGroup, z.number().int()),
});
export type InboxPage = z.infer<typeof InboxPage>;

/** Openings that are not tracked and that no saved search finds. */
export const OtherKind = z.enum(['changed', 'closed']);
export type OtherKind = z.infer<typeof OtherKind>;

export const InboxOthers = z.object({
  changed: z.number().int(),
  closed: z.number().int(),
  rows: z.array(z.object({ at: z.string(), posting: PostingRow, changes: z.array(FieldChange) })),
});
export type InboxOthers = z.infer<typeof InboxOthers>;

export const NamedPosting = z.object({
  postingId: z.string(),
  title: z.string(),
  company: z.string(),
});
export type NamedPosting = z.infer<typeof NamedPosting>;

/** New openings that one run added to the inbox. */
export const MatchNews = z.object({
  count: z.number().int(),
  first: z.array(NamedPosting),
  /** The saved search that found them all; null for several searches or a deleted one. */
  search: z.string().nullable(),
});
export type MatchNews = z.infer<typeof MatchNews>;

/** Reminders that have just become due. */
export const ReminderNews = z.object({
  count: z.number().int(),
  first: z.array(NamedPosting.extend({ text: z.string() })),
});
export type ReminderNews = z.infer<typeof ReminderNews>;

/** What came into the inbox between two digests. */
export const DigestNews = z.object({
  matches: MatchNews,
  changed: z.number().int(),
  closed: z.number().int(),
  /** Companies that could not be checked. */
  broken: z.number().int(),
});
export type DigestNews = z.infer<typeof DigestNews>;

export const inboxMethods = {
  'inbox.list': method({
    input: z.strictObject({
      archived: z.boolean().default(false),
      group: InboxGroup.optional(),
      limit: limit(1_000, 300),
    }),
    output: InboxPage,
    runs: 'library',
  }),
  /** What the scans of the last seven days found that the inbox leaves out, newest first. */
  'inbox.others': method({
    input: z.strictObject({ kind: OtherKind, limit: limit(200, 50) }),
    output: InboxOthers,
    runs: 'library',
  }),
  'inbox.archive': method({
    input: z.strictObject({
      /**
       * As many as one request can hold, so that archiving everything can be undone with its own
       * answer.
       */
      ids: z.array(z.number().int()).max(500_000).nullable(),
      /** With null: only the items of this group. */
      group: InboxGroup.optional(),
      isArchived: z.boolean().default(true),
    }),
    output: z.object({ ids: z.array(z.number().int()) }),
    runs: 'library',
    changes: ['inbox'],
    deadlineMs: longDeadlineMs,
  }),
  /** Archives items until a moment, when they return to the inbox as its newest. */
  'inbox.snooze': method({
    input: z.strictObject({
      ids: z.array(z.number().int()).max(1_000),
      until: z.iso.datetime({ offset: true }),
    }),
    output: z.object({ ids: z.array(z.number().int()) }),
    runs: 'library',
    changes: ['inbox'],
  }),
  /** Returns the items whose time has come to the inbox; answers their number. */
  'inbox.wake': method({
    input: z.strictObject({ now: z.string() }),
    output: z.number().int(),
    runs: 'library',
    isInternal: true,
  }),
  /**
   * Adds the news of a finished run and returns the number of items. A second call adds nothing.
   */
  'inbox.collect': method({
    input: z.strictObject({ runId: id, at: z.string() }),
    output: z.number().int(),
    runs: 'library',
    isInternal: true,
  }),
  /**
   * Adds the reminders that are due and returns the number of items. A second call adds nothing.
   */
  'inbox.collectReminders': method({
    input: z.strictObject({ now: z.string() }),
    output: z.number().int(),
    runs: 'library',
    isInternal: true,
  }),
  /** Finished runs whose news is not in the inbox yet, oldest first. */
  'inbox.uncollected': method({
    input: none,
    output: z.array(z.object({ id: z.string(), endedAt: z.string() })),
    runs: 'library',
    isInternal: true,
  }),
  'inbox.matchNews': method({
    input: z.strictObject({ runId: id }),
    output: MatchNews,
    runs: 'library',
    isInternal: true,
  }),
  /** Ids only grow: what comes later has a larger one, whatever its time. 0 without items. */
  'inbox.latestId': method({
    input: none,
    output: z.number().int(),
    runs: 'library',
    isInternal: true,
  }),
  /** News after one id, up to and with the other. */
  'inbox.digestNews': method({
    input: z.strictObject({ afterId: z.number().int(), upToId: z.number().int() }),
    output: DigestNews,
    runs: 'library',
    isInternal: true,
  }),
  /** The reminders added to the inbox at this moment. */
  'inbox.reminderNews': method({
    input: z.strictObject({ at: z.string() }),
    output: ReminderNews,
    runs: 'library',
    isInternal: true,
  }),
} as const;

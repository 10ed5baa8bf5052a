import { createSemaphore } from '#core/semaphore.ts';
import { collectReminders, collectRun } from '#services/db/collect-news.ts';
import {
  type MatchNews,
  type ReminderNews,
  readMatchNews,
  readReminderNews,
} from '#services/db/inbox-news.ts';
import type { Database } from '#services/db/open.ts';
import { listUncollected } from '#services/db/runs.ts';

/** What fills the inbox. Those that fill it answer how many items they added; done again, they add nothing. */
export type InboxTasks = {
  /** What a run that is over found. */
  readonly 'inbox.collect': (input: {
    readonly runId: string;
    readonly at: string;
  }) => Promise<number>;
  /** Runs that are over whose news the inbox lacks, the oldest first. */
  readonly 'inbox.uncollected': (
    input: Record<never, never>,
  ) => Promise<readonly { readonly id: string; readonly endedAt: string }[]>;
  /** What of it a person may be notified of. */
  readonly 'inbox.matchNews': (input: { readonly runId: string }) => Promise<MatchNews>;
  /** Reminders that were put into the inbox at this moment. */
  readonly 'inbox.reminderNews': (input: { readonly at: string }) => Promise<ReminderNews>;
  /** Reminders that are due. */
  readonly 'inbox.collectReminders': (input: { readonly now: string }) => Promise<number>;
};

/** The inbox's tasks over the database. */
export const createInboxTasks = (db: Database): InboxTasks => {
  // Of two runs that end together, the second must know what the first has told already.
  const turns = createSemaphore(1);
  return {
    'inbox.collect': (run) => turns.run(() => collectRun(db, run)),
    'inbox.uncollected': () => listUncollected(db),
    'inbox.matchNews': ({ runId }) => readMatchNews(db, runId),
    'inbox.reminderNews': ({ at }) => readReminderNews(db, at),
    'inbox.collectReminders': (input) => collectReminders(db, input),
  };
};

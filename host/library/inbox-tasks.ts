import { collectReminders, collectRun } from '#services/db/collect-news.ts';
import type { Database } from '#services/db/open.ts';

/** What fills the inbox. Both answer how many items they added; done again, they add nothing. */
export type InboxTasks = {
  /** What a run that is over found. */
  readonly 'inbox.collect': (input: {
    readonly runId: string;
    readonly at: string;
  }) => Promise<number>;
  /** Reminders that are due. */
  readonly 'inbox.collectReminders': (input: { readonly now: string }) => Promise<number>;
};

/** The inbox's tasks over the database. */
export const createInboxTasks = (db: Database): InboxTasks => ({
  'inbox.collect': (run) => collectRun(db, run),
  'inbox.collectReminders': (input) => collectReminders(db, input),
});

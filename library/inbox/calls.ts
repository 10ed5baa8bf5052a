import pLimit from 'p-limit';
import type { Handlers } from '#contract/api.ts';
import type { Database } from '../engine/open.ts';
import { listUncollected } from '../runs/runs.ts';
import { collectReminders, collectRun } from './collect.ts';
import { readDigestNews, readLatestId, readMatchNews, readReminderNews } from './inbox-news.ts';
import { archiveItems, listInbox, snoozeItems, wakeItems } from './items.ts';
import { readOthers } from './others.ts';

type InboxHandlers = Handlers<
  | 'inbox.list'
  | 'inbox.others'
  | 'inbox.archive'
  | 'inbox.snooze'
  | 'inbox.wake'
  | 'inbox.collect'
  | 'inbox.collectReminders'
  | 'inbox.uncollected'
  | 'inbox.matchNews'
  | 'inbox.latestId'
  | 'inbox.digestNews'
  | 'inbox.reminderNews'
>;

export const inbox = (db: Database): InboxHandlers => {
  // Of two runs that end together, the second must see the news of the first.
  const inTurn = pLimit(1);
  return {
    'inbox.list': (range) => listInbox(db, range),
    'inbox.others': (asked) => readOthers(db, asked),
    'inbox.archive': async (archiving) => ({ ids: await archiveItems(db, archiving) }),
    'inbox.snooze': async (snoozing) => ({ ids: await snoozeItems(db, snoozing) }),
    'inbox.wake': ({ now }) => wakeItems(db, now),
    'inbox.collect': (run) => inTurn(() => collectRun(db, run)),
    'inbox.collectReminders': (input) => collectReminders(db, input),
    'inbox.uncollected': () => listUncollected(db),
    'inbox.matchNews': ({ runId }) => readMatchNews(db, runId),
    'inbox.latestId': () => readLatestId(db),
    'inbox.digestNews': (range) => readDigestNews(db, range),
    'inbox.reminderNews': ({ at }) => readReminderNews(db, at),
  };
};

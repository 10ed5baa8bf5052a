import type { Handlers } from '#contract/api.ts';
import { archiveItems, listInbox } from '#services/db/inbox.ts';
import type { Database } from '#services/db/open.ts';

/** Calls about what is new to a person. */
export const inbox = (db: Database): Handlers<'inbox.list' | 'inbox.archive'> => ({
  'inbox.list': (range) => listInbox(db, range),
  'inbox.archive': async (archiving) => ({ ids: await archiveItems(db, archiving) }),
});

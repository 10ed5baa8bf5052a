import type { Handlers } from '#contract/api.ts';
import { readChecked } from '#services/db/counts.ts';
import { archiveItems, listInbox } from '#services/db/inbox.ts';
import type { Database } from '#services/db/open.ts';

/** Calls about what is new to a person. */
export const inbox = (db: Database): Handlers<'inbox.list' | 'inbox.archive'> => ({
  'inbox.list': async (range) => ({
    ...(await listInbox(db, range)),
    checked: await readChecked(db),
  }),
  'inbox.archive': async (archiving) => ({ ids: await archiveItems(db, archiving) }),
});

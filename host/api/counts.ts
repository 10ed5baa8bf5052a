import type { Handlers } from '#contract/api.ts';
import { readCounts } from '#services/db/counts.ts';
import type { Database } from '#services/db/open.ts';

/** The numbers beside the names of screens. */
export const counts = (db: Database): Handlers<'counts.get'> => ({
  'counts.get': () => readCounts(db),
});

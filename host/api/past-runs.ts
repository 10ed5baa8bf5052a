import type { Handlers } from '#contract/api.ts';
import type { Database } from '#services/db/open.ts';
import { clearPastRuns, listPastRuns } from '#services/db/past-runs.ts';

/** Calls about scans that are over; those that run are the host's own. */
export const pastRuns = (db: Database): Handlers<'runs.list' | 'runs.clear'> => ({
  'runs.list': ({ limit }) => listPastRuns(db, limit),
  'runs.clear': async () => ({ removed: await clearPastRuns(db) }),
});

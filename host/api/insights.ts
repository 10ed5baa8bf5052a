import type { Handlers } from '#contract/api.ts';
import { readInsights } from '#services/db/insights.ts';
import type { Database } from '#services/db/open.ts';

/** Calls about what all postings come to. */
export const insights = (db: Database): Handlers<'insights.get'> => ({
  'insights.get': () => readInsights(db),
});

import type { Handlers } from '#contract/api.ts';
import type { Database } from '#services/db/open.ts';
import { searchPostings } from '#services/db/posting-search.ts';

/** Calls about the postings found. */
export const postings = (db: Database): Handlers<'postings.search'> => ({
  'postings.search': (query) => searchPostings(db, query),
});

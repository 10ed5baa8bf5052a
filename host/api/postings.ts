import type { Handlers } from '#contract/api.ts';
import type { Database } from '#services/db/open.ts';
import { readPosting } from '#services/db/posting-detail.ts';
import { readFacets } from '#services/db/posting-facets.ts';
import { countNewPostings, listPostings } from '#services/db/posting-list.ts';
import { markPostings } from '#services/db/posting-marks.ts';
import { searchPostings } from '#services/db/posting-search.ts';

type PostingHandlers = Handlers<
  | 'postings.search'
  | 'postings.list'
  | 'postings.countNew'
  | 'postings.facets'
  | 'postings.get'
  | 'postings.mark'
  | 'postings.export'
>;

/** Calls about the postings found. */
export const postings = (db: Database): PostingHandlers => ({
  'postings.search': (query) => searchPostings(db, query),
  'postings.list': (input) => listPostings(db, input),
  'postings.countNew': async (input) => ({ count: await countNewPostings(db, input) }),
  'postings.facets': ({ filter }) => readFacets(db, filter),
  'postings.get': ({ id }) => readPosting(db, id),
  'postings.mark': async (input) => ({ changed: await markPostings(db, input) }),
  'postings.export': async (input) => {
    // What writes files is loaded with the first one: every start would wait for it.
    const { exportPostings } = await import('./posting-export.ts');
    return await exportPostings(db, input);
  },
});

import type { Handlers } from '#contract/api.ts';
import type { Database } from '../engine/open.ts';
import { readPosting } from './detail.ts';
import { readFacets } from './facets.ts';
import { countNewPostings, listPostings } from './list.ts';
import { markPostings } from './marks.ts';
import { readPlaces } from './places.ts';
import { searchPostings } from './search.ts';
import { readSnippets } from './snippets.ts';
import { suggestQuery } from './suggest.ts';
import { readTextChange } from './text-change.ts';

type PostingHandlers = Handlers<
  | 'postings.search'
  | 'postings.list'
  | 'postings.countNew'
  | 'postings.facets'
  | 'postings.places'
  | 'postings.suggest'
  | 'postings.snippets'
  | 'postings.get'
  | 'postings.textChange'
  | 'postings.mark'
  | 'postings.export'
>;

export const postings = (db: Database): PostingHandlers => ({
  'postings.search': (query) => searchPostings(db, query),
  'postings.list': (input) => listPostings(db, input),
  'postings.countNew': async (input) => ({ count: await countNewPostings(db, input) }),
  'postings.facets': ({ filter, currency }) => readFacets(db, filter, currency),
  'postings.places': (input) => readPlaces(db, input),
  'postings.suggest': async ({ query }) => ({ query: await suggestQuery(db, query) }),
  'postings.snippets': (input) => readSnippets(db, input),
  'postings.get': ({ id }) => readPosting(db, id),
  'postings.textChange': (change) => readTextChange(db, change),
  'postings.mark': async (input) => ({ changed: await markPostings(db, input) }),
  'postings.export': async (input) => {
    // Loads the export with its first use: every start would wait for it.
    const { exportPostings } = await import('./export-postings.ts');
    return await exportPostings(db, input);
  },
});

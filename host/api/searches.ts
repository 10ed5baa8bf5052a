import type { Handlers } from '#contract/api.ts';
import type { Database } from '#services/db/open.ts';
import {
  listSearchViews,
  markViewed,
  removeSearch,
  saveSearch,
} from '#services/db/saved-searches.ts';

type SearchHandlers = Handlers<
  'searches.list' | 'searches.save' | 'searches.viewed' | 'searches.remove'
>;

/** Calls about the filters a person comes back to. */
export const searches = (db: Database): SearchHandlers => ({
  'searches.list': () => listSearchViews(db),
  'searches.save': (search) => saveSearch(db, search),
  'searches.viewed': ({ id }) => markViewed(db, id),
  'searches.remove': ({ id }) => removeSearch(db, id),
});

import type { PostingQuery } from '#core/posting-filter.ts';
import type { PostingView } from '#core/posting-view.ts';
import type { Database } from './open.ts';
import { postingFilter } from './posting-filter.ts';
import { findMatches } from './posting-matches.ts';
import { readViews } from './posting-views.ts';

/** A page of postings. */
export type FoundPostings = {
  readonly postings: PostingView[];
  /** All that match, whatever the limit; with words to search for, 10,000 means "or more". */
  readonly total: number;
};

/** The postings a query means, texts and all. Throws `unknown_company`. */
export async function searchPostings(db: Database, query: PostingQuery): Promise<FoundPostings> {
  const { limit = -1, offset = 0, ...filter } = query;
  const asked = await postingFilter(db, filter);
  const { seqs, total } = await findMatches(db, asked, filter, { limit, offset });
  return { postings: await readViews(db, seqs), total };
}

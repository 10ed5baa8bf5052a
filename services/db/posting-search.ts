import type { PostingQuery, PostingSort, PostingView } from '#core/posting-view.ts';
import { read } from './access.ts';
import type { Database } from './open.ts';
import { type Filter, orderOf, postingFilter } from './posting-filter.ts';
import { readViews } from './posting-views.ts';

/** The newest matches that are ranked: ranking every posting with a common word takes too long. */
const mostRanked = 2_000;

/** Matches of words are counted up to here: nobody reads more, and each one costs time. */
const mostCounted = 10_000;

/** A page of postings. */
export type FoundPostings = {
  readonly postings: PostingView[];
  /** All that match, whatever the limit; with words to search for, 10,000 means "or more". */
  readonly total: number;
};

/**
 * The postings a query means. By relevance, only the 2,000 newest matches are ranked, title before
 * company, skills and place, these before the text. Throws `unknown_company`.
 */
export async function searchPostings(db: Database, query: PostingQuery): Promise<FoundPostings> {
  const filter = await postingFilter(db, query);
  const asked = query.sort ?? 'relevance';
  const sort = asked === 'relevance' && !filter.hasWords ? 'newest' : asked;
  const range = { limit: query.limit ?? -1, offset: query.offset ?? 0 };
  const seqs = await listSeqs(db, filter, sort, range);
  const reached = range.offset + seqs.length;
  const isLastPage =
    (seqs.length > 0 || range.offset === 0) && seqs.length !== range.limit && reached < mostRanked;
  return {
    postings: await readViews(db, seqs),
    total: isLastPage ? reached : await countMatches(db, filter),
  };
}

/** The numbers of the postings that match, in order: little to sort, and little to carry. */
async function listSeqs(
  db: Database,
  filter: Filter,
  sort: PostingSort,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly number[]> {
  const ordered =
    sort === 'relevance'
      ? ranked(filter)
      : `SELECT p.seq FROM ${filter.from} ORDER BY ${orderOf[sort]}`;
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ seq: number }[]>(
      `${ordered} LIMIT ? OFFSET ?`,
      ...filter.values,
      limit,
      offset,
    ),
  );
  return rows.map(({ seq }) => seq);
}

const ranked = ({ from }: Filter): string => `
  WITH hit AS MATERIALIZED (
    SELECT p.seq, bm25(PostingSearch, 10, 5, 4, 3, 1) AS rank
    FROM ${from} ORDER BY s.rowid DESC LIMIT ${mostRanked}
  )
  SELECT seq FROM hit ORDER BY rank, seq DESC`;

async function countMatches(db: Database, filter: Filter): Promise<number> {
  const matches = `SELECT 1 FROM ${filter.from} LIMIT ${filter.hasWords ? mostCounted : -1}`;
  const [row] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ total: number }[]>(
      `SELECT count(*) AS total FROM (${matches})`,
      ...filter.values,
    ),
  );
  return row?.total ?? 0;
}

import { AppError } from '#core/errors.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { read } from './access.ts';
import type { Database } from './open.ts';
import { type Filter, postingFilter } from './posting-filter.ts';
import { countMatches } from './posting-matches.ts';
import { idList } from './statements.ts';

/**
 * How many open postings a search finds that are not hidden and were first seen after a moment; of
 * words 10,000 means "or more".
 */
export async function countFirstSeenAfter(
  db: Database,
  filter: PostingFilter,
  moment: string,
): Promise<number> {
  if (filter.status === 'closed') return 0;
  const after = Math.max(Date.parse(moment) + 1, Date.parse(filter.firstSeenFrom ?? moment));
  const firstSeenFrom = new Date(after).toISOString();
  const { status = 'open' } = filter;
  const found = await filterOf(db, { ...filter, status, hidden: 'exclude', firstSeenFrom });
  return found === null ? 0 : await countMatches(db, found);
}

/** Which of these postings a search finds, hidden ones apart, the newest first. */
export async function matchesAmong(
  db: Database,
  seqs: readonly number[],
  search: { readonly filter: PostingFilter; readonly limit: number },
): Promise<readonly number[]> {
  if (seqs.length === 0) return [];
  // Whether somebody has looked at it does not change what it is about.
  const filter = { ...search.filter, hidden: 'exclude', isUnread: undefined } as const;
  const found = await filterOf(db, filter);
  if (found === null) return [];
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ seq: number }[]>(
      // The plus keeps SQLite from walking all postings in this order to find these few.
      `SELECT found.seq FROM (SELECT p.seq, p.listedAt FROM ${found.from}) found
      WHERE found.seq IN (SELECT value FROM json_each(?))
      ORDER BY +found.listedAt DESC, found.seq DESC LIMIT ?`,
      ...found.values,
      idList(seqs),
      search.limit,
    ),
  );
  return rows.map(({ seq }) => seq);
}

/** Null where the search is about a company that is no longer watched: it finds nothing. */
async function filterOf(db: Database, filter: PostingFilter): Promise<Filter | null> {
  try {
    return await postingFilter(db, filter);
  } catch (error) {
    if (error instanceof AppError && error.code === 'unknown_company') return null;
    throw error;
  }
}

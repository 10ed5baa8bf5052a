import type { PostingFilter, PostingSort } from '#core/posting-filter.ts';
import type { Database } from '../engine/open.ts';
import type { SqlValue } from '../engine/statements.ts';
import { read } from '../engine/transaction.ts';
import type { Filter } from './filter.ts';
import { searchTerms } from './match-expression.ts';
import { byRelevance, readCandidates } from './relevance.ts';

/** Ranks the newest matches only: ranking every posting with a common word takes too long. */
const mostRanked = 2_000;

/** Counts word matches up to here: nobody reads more, and each one costs time. */
const mostCounted = 10_000;

/** A limit of -1 means all. */
type Range = { readonly limit: number; readonly offset: number };

/** Numbers of postings in order: cheap to sort and to carry. */
type Matches = {
  readonly seqs: readonly number[];
  readonly total: number;
  /** False means "or more". */
  readonly isTotalExact: boolean;
};

/**
 * A range of the postings that `filter`, made from `asked`, finds, in the order of `asked`. By
 * relevance, ranks the newest 2,000 matches; the others follow by number.
 */
export async function findMatches(
  db: Database,
  filter: Filter,
  asked: Pick<PostingFilter, 'query' | 'sort'>,
  range: Range,
): Promise<Matches> {
  const { sort = 'relevance' } = asked;
  if (sort !== 'relevance') return await sorted(db, filter, sort, range);
  if (!filter.hasWords) return await sorted(db, filter, 'newest', range);
  return await ranked(db, filter, asked.query ?? '', range);
}

/** The number of matches; with words, 10,000 means "or more". */
export async function countMatches(db: Database, filter: Filter): Promise<number> {
  const counts = await Promise.all(
    filter.sum.map(async ({ from, values, sign }) => {
      const matches = `SELECT 1 FROM ${from} LIMIT ${filter.hasWords ? mostCounted : -1}`;
      const [row] = await query<{ total: number }>(
        db,
        `SELECT count(*) AS total FROM (${matches})`,
        values,
      );
      return sign * (row?.total ?? 0);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

async function sorted(
  db: Database,
  filter: Filter,
  sort: ColumnSort,
  range: Range,
): Promise<Matches> {
  const total = await countMatches(db, filter);
  const isTotalExact = !filter.hasWords || total < mostCounted;
  const { limit, offset } = range;
  const isWalked = !filter.isIndexed || total >= mostCounted;
  // Many matches lie close together in any order; few are faster to find and sort.
  const source = isWalked ? filter.walk : filter;
  const select = async (order: string, take: number, skip: number) =>
    (
      await query<{ seq: number }>(
        db,
        `SELECT p.seq FROM ${source.from} ORDER BY ${order} LIMIT ? OFFSET ?`,
        [...source.values, take, skip],
      )
    ).map(({ seq }) => seq);
  const count = Math.max(0, Math.min(limit === -1 ? total : limit, total - offset));
  // For the second half, walks from the end.
  const seqs =
    isTotalExact && offset > total / 2
      ? (await select(orderOf(sort, true), count, total - offset - count)).toReversed()
      : await select(orderOf(sort), limit, offset);
  return { seqs, total, isTotalExact };
}

/** One query of the index returns both the best matches and their number. */
async function ranked(
  db: Database,
  { hits: { from, values } }: Filter,
  typed: string,
  { limit, offset }: Range,
): Promise<Matches> {
  const reach = limit === -1 ? -1 : Math.max(mostCounted, offset + limit);
  const [row] = await query<{ seqs: string }>(
    db,
    `SELECT json_group_array(seq) AS seqs
    FROM (SELECT p.seq FROM ${from} ORDER BY s.rowid DESC LIMIT ?)`,
    [...values, reach],
  );
  const all = (JSON.parse(row?.seqs ?? '[]') as number[]).toSorted((a, b) => b - a);
  const candidates = await readCandidates(db, all.slice(0, mostRanked));
  const best = byRelevance(searchTerms(typed), candidates);
  const inOrder = [...best, ...all.slice(mostRanked)];
  return {
    seqs: inOrder.slice(offset, limit === -1 ? undefined : offset + limit),
    total: limit === -1 ? all.length : Math.min(all.length, mostCounted),
    isTotalExact: limit === -1 || all.length < mostCounted,
  };
}

const query = async <T>(
  db: Database,
  sql: string,
  values: readonly SqlValue[],
): Promise<readonly T[]> => await read(db, (prisma) => prisma.$queryRawUnsafe<T[]>(sql, ...values));

type ColumnSort = Exclude<PostingSort, 'relevance'>;

type Key = { readonly sql: string; readonly isDescending: boolean };

const up = (sql: string): Key => ({ sql, isDescending: false });
const down = (sql: string): Key => ({ sql, isDescending: true });

const newestFirst = [down('p.listedAt'), down('p.seq')];

/** A total order; unstated values come last. */
const keysOf: Readonly<Record<ColumnSort, readonly Key[]>> = {
  newest: newestFirst,
  oldest: [up('p.listedAt'), up('p.seq')],
  salary: [down('p.salaryDollars'), ...newestFirst],
  fit: [down('p.score'), ...newestFirst],
  title: [up('p.title COLLATE NOCASE'), down('p.seq')],
  company: [
    up('(SELECT name FROM Company WHERE id = p.companyId) COLLATE NOCASE'),
    up('p.companyId'),
    ...newestFirst,
  ],
};

/** SQL after ORDER BY for Posting `p`; backwards, the same from the end. */
const orderOf = (sort: ColumnSort, isBackwards = false): string =>
  keysOf[sort]
    .map(({ sql, isDescending }) => `${sql} ${isDescending === isBackwards ? 'ASC' : 'DESC'}`)
    .join();

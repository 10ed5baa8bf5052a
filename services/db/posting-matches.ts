import type { PostingFilter } from '#core/posting-filter.ts';
import { read } from './access.ts';
import { searchTerms } from './match-expression.ts';
import type { Database } from './open.ts';
import type { Filter } from './posting-filter.ts';
import { type ColumnSort, orderOf } from './posting-order.ts';
import { byRelevance, type Candidate } from './posting-relevance.ts';
import type { SqlValue } from './statements.ts';

/** The newest matches that are ranked: ranking every posting with a common word takes too long. */
const mostRanked = 2_000;

/** Matches of words are counted up to here: nobody reads more, and each one costs time. */
const mostCounted = 10_000;

/** A part of a list; a limit of -1 is all. */
export type Range = { readonly limit: number; readonly offset: number };

/** Numbers of postings in order: little to sort, and little to carry. */
export type Matches = {
  readonly seqs: readonly number[];
  /** All there are, whatever the range. */
  readonly total: number;
  /** False where it means "or more". */
  readonly isTotalExact: boolean;
};

/**
 * A part of the postings that `filter`, made of `asked`, lets through, in the order `asked` says.
 * By relevance the newest 2,000 matches are ranked, the others follow by number.
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

/** How many match; of words 10,000 means "or more". */
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
  // Many matches lie close together in any order; few are found and sorted more quickly.
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
  // What lies in the second half is nearer from the end.
  const seqs =
    isTotalExact && offset > total / 2
      ? (await select(orderOf(sort, true), count, total - offset - count)).toReversed()
      : await select(orderOf(sort), limit, offset);
  return { seqs, total, isTotalExact };
}

/** One look at the index of words answers both what is best and how many there are. */
async function ranked(
  db: Database,
  { from, values }: Filter,
  typed: string,
  { limit, offset }: Range,
): Promise<Matches> {
  const reach = limit === -1 ? -1 : Math.max(mostCounted, offset + limit);
  const [row] = await query<{ seqs: string; newest: string }>(
    db,
    `WITH hit AS MATERIALIZED (SELECT p.seq FROM ${from} ORDER BY s.rowid DESC LIMIT ?)
    SELECT (SELECT json_group_array(seq) FROM hit) AS seqs, (${newestHits}) AS newest`,
    [...values, reach, mostRanked],
  );
  const candidates = (JSON.parse(row?.newest ?? '[]') as CandidateColumns[]).map(toCandidate);
  const best = byRelevance(searchTerms(typed), candidates);
  const all = (JSON.parse(row?.seqs ?? '[]') as number[]).toSorted((a, b) => b - a);
  const inOrder = [...best, ...all.slice(best.length)];
  return {
    seqs: inOrder.slice(offset, limit === -1 ? undefined : offset + limit),
    total: limit === -1 ? all.length : Math.min(all.length, mostCounted),
    isTotalExact: limit === -1 || all.length < mostCounted,
  };
}

const newestHits = `
  SELECT json_group_array(json_array(p.seq, p.listedAt, p.title, c.name, concat_ws(' ',
    p.skills, p.workplace, p.seniority, p.employmentType, p.department, p.team), p.locations))
  FROM (SELECT seq FROM hit ORDER BY seq DESC LIMIT ?) h
  CROSS JOIN Posting p ON p.seq = h.seq JOIN Company c ON c.id = p.companyId`;

type CandidateColumns = readonly [number, string, string, string, string, string];

const toCandidate = (columns: CandidateColumns): Candidate => {
  const [seq, listedAt, title, company, facts, locations] = columns;
  return { seq, listedAt, title, company, facts, locations };
};

const query = async <T>(
  db: Database,
  sql: string,
  values: readonly SqlValue[],
): Promise<readonly T[]> => await read(db, (prisma) => prisma.$queryRawUnsafe<T[]>(sql, ...values));

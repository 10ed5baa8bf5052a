import type { PostingFilter, PostingSort } from '#core/posting-filter.ts';
import { searchWords } from '#core/search-words.ts';
import type { Database } from '../engine/open.ts';
import type { SqlValue } from '../engine/statements.ts';
import { read } from '../engine/transaction.ts';
import type { Filter } from './filter.ts';
import { type SearchTerm, searchTerms, spellingsOf } from './match-expression.ts';
import { placeNames } from './word-index.ts';

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

/** A match with its short texts; the long text stays in the database. */
export type Candidate = {
  readonly seq: number;
  readonly listedAt: string;
  readonly title: string;
  readonly company: string;
  /** Skills, workplace, level, department and the like. */
  readonly facts: string;
  readonly locations: string;
};

/** The weight of a word in each place, best place first. */
const places: readonly { readonly weight: number; readonly read: (of: Candidate) => string }[] = [
  { weight: 10, read: ({ title }) => title },
  { weight: 5, read: ({ company }) => company },
  { weight: 4, read: ({ facts }) => facts },
  { weight: 3, read: ({ locations }) => placeNames(locations) },
];
const textWeight = 1;

/** Numbers of the candidates: words in better places first, then the newest. */
export function byRelevance(
  terms: readonly SearchTerm[],
  candidates: readonly Candidate[],
): readonly number[] {
  const tests = terms.map(termTest);
  return candidates
    .map((candidate) => ({ candidate, weight: weigh(tests, candidate) }))
    .toSorted((a, b) => b.weight - a.weight || byAge(a.candidate, b.candidate))
    .map(({ candidate }) => candidate.seq);
}

type Test = (text: string) => boolean;

/** A word counts once, in its best place. */
function weigh(tests: readonly Test[], candidate: Candidate): number {
  const folded: string[] = [];
  const textAt = (i: number): string => {
    const text = folded[i] ?? ` ${searchWords(places[i]?.read(candidate) ?? '')} `;
    folded[i] = text;
    return text;
  };
  return tests.reduce(
    (sum, test) => sum + (places.find((_, i) => test(textAt(i)))?.weight ?? textWeight),
    0,
  );
}

/** Finds a term as the index does: whole words side by side, the last perhaps as a prefix. */
export function termTest(term: SearchTerm): Test {
  const sought = spellingsOf(term).map(({ words, isBeginning }) =>
    isBeginning ? ` ${words}` : ` ${words} `,
  );
  return (folded) => sought.some((each) => folded.includes(each));
}

const byAge = (a: Candidate, b: Candidate): number =>
  a.listedAt === b.listedAt ? b.seq - a.seq : a.listedAt < b.listedAt ? 1 : -1;

import type { Company } from '#core/company.ts';
import { AppError } from '#core/errors.ts';
import { converted } from '#core/exchange.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { findCompany } from '../companies/companies.ts';
import type { Database } from '../engine/open.ts';
import { idList, type SqlValue } from '../engine/statements.ts';
import { read } from '../engine/transaction.ts';
import { readRates } from '../rates.ts';
import { type Condition, hiddenSeqs, postingConditions, type Resolved } from './conditions.ts';
import {
  fitsWithoutTerms,
  placesChosen,
  readFactSets,
  termFacets,
  termsChosen,
  traitFacets,
  traitsChosen,
} from './fact-sets.ts';
import { columnExpression, excludedExpression, matchExpression } from './match-expression.ts';

/** SQL after FROM, with Posting as `p`, and the values of its question marks. */
export type Source = { readonly from: string; readonly values: readonly SqlValue[] };

/** The filtered postings, in several forms of SQL for several uses. */
export type Filter = Source & {
  readonly hasWords: boolean;
  /** True if the search index leads, as `s`, and yields postings by number. */
  readonly isIndexed: boolean;
  /** The same for their numbers alone, p.seq: a narrow index tells which of the found are open. */
  readonly hits: Source;
  /** The same, in a form that walks one of Posting's own indexes. */
  readonly walk: Source;
  /** The same as a sum of counts, which is faster: add or subtract each. */
  readonly sum: readonly (Source & {
    readonly sign: 1 | -1;
    /** Led by the user's marks, so not worth cutting into parts. */
    readonly isFew?: true;
  })[];
};

/** Bounds of Posting.seq, so that a list stays stable. */
type Bounds = { readonly upTo?: number; readonly after?: number };

/** From this number of companies on, names no longer speed up a search. */
const mostNames = 20;

/**
 * The SQL of a filter, within bounds of posting numbers. Throws `unknown_company` and `no_rate`.
 */
export async function postingFilter(
  db: Database,
  filter: PostingFilter,
  bounds: Bounds = {},
): Promise<Filter> {
  const company = filter.company === undefined ? null : await companyNamed(db, filter.company);
  const words = matchExpression(filter.query ?? '');
  const match = await matchOf(db, { words, company, filter });
  const hasWords = words !== null;
  const { hidden = 'exclude' } = filter;
  const conditions = [
    ...(company === null ? [] : [{ sql: 'p.companyId = ?', values: [company.id] }]),
    ...exclusion(excludedExpression(filter.query ?? '')),
    ...postingConditions(filter, await resolve(db, filter), db.now()),
  ];
  const bounded = [...conditions, ...boundConditions('p.seq', bounds)];
  const own = [...bounded, ...hiddenConditions[hidden]];
  if (match === null) {
    const source = plain(own);
    const sum =
      hidden === 'exclude'
        ? [
            { ...plain(bounded), sign: 1 } as const,
            { ...hiddenOnly(bounded), sign: -1, isFew: true } as const,
          ]
        : [{ ...source, sign: 1 } as const];
    return { ...source, hasWords, isIndexed: false, hits: source, walk: source, sum };
  }
  const found = [
    { sql: 'PostingSearch MATCH ?', values: [match] },
    ...boundConditions('s.rowid', bounds),
    ...conditions,
    ...hiddenConditions[hidden],
  ];
  const source = indexed(found);
  return {
    ...source,
    hasWords,
    isIndexed: true,
    hits: found.every(isNarrow) ? indexed(found, ' INDEXED BY Posting_seq_idx') : source,
    walk: plain([...own, amongMatches(match)]),
    sum: [{ ...source, sign: 1 }],
  };
}

async function resolve(db: Database, filter: PostingFilter): Promise<Resolved> {
  const facets = ['places', ...traitFacets, ...termFacets] as const;
  const { not } = filter;
  const isSorted = facets.some((facet) => filter[facet] !== undefined || not?.[facet]);
  const sets = isSorted ? await readFactSets(db) : null;
  return {
    placeIds: sets && placesChosen(sets, filter),
    traitIds: sets && traitsChosen(sets, filter),
    termIds: sets && termsChosen(sets, filter),
    withoutTerms: fitsWithoutTerms(filter),
    minDollars: await minDollars(db, filter),
  };
}

/** The least yearly pay, in dollars; null without one. Throws `no_rate`. */
export async function minDollars(
  db: Database,
  { minSalary, payCurrency = 'USD' }: PostingFilter,
): Promise<number | null> {
  if (minSalary === undefined) return null;
  if (payCurrency === 'USD') return minSalary;
  const dollars = converted(minSalary, payCurrency, 'USD', await read(db, readRates));
  if (dollars === null) throw new AppError('no_rate', { currency: payCurrency });
  return dollars;
}

/** Names of companies and skills narrow the search early; the columns then decide. */
async function matchOf(
  db: Database,
  asked: {
    readonly words: string | null;
    readonly company: Company | null;
    readonly filter: PostingFilter;
  },
): Promise<string | null> {
  const { words, company, filter } = asked;
  // As indexed: in JSON.
  const skills = (filter.skills ?? []).map((name) =>
    columnExpression('skills', JSON.stringify(name)),
  );
  const wanted = [words, ...skills].filter((part) => part !== null);
  if (wanted.length === 0) return null;
  const names = company === null ? await namesOf(db, filter.companies ?? []) : [company.name];
  const companies = names.map((name) => columnExpression('company', name));
  const isUsable = companies.length > 0 && companies.every((part) => part !== null);
  return [...(isUsable ? [`(${companies.join(' OR ')})`] : []), ...wanted].join(' AND ');
}

async function namesOf(db: Database, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0 || ids.length > mostNames) return [];
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ name: string }[]>(
      'SELECT name FROM Company WHERE id IN (SELECT value FROM json_each(?))',
      idList(ids),
    ),
  );
  return rows.map(({ name }) => name);
}

async function companyNamed(db: Database, named: string): Promise<Company> {
  const company = await findCompany(db, named);
  if (company === null) throw new AppError('unknown_company', { company: named });
  return company;
}

/** The plus stops SQLite from walking by number if another order is needed. */
const boundConditions = (
  column: 'p.seq' | 's.rowid',
  { upTo, after }: Bounds,
): readonly Condition[] => [
  ...(upTo === undefined
    ? []
    : [{ sql: `${column === 'p.seq' ? '+' : ''}${column} <= ?`, values: [upTo] }]),
  ...(after === undefined ? [] : [{ sql: `${column} > ?`, values: [after] }]),
];

const hiddenConditions: Readonly<
  Record<NonNullable<PostingFilter['hidden']>, readonly Condition[]>
> = {
  exclude: [{ sql: `p.seq NOT IN (${hiddenSeqs})`, values: [] }],
  include: [],
  only: [{ sql: `p.seq IN (${hiddenSeqs})`, values: [] }],
};

const exclusion = (match: string | null): readonly Condition[] =>
  match === null
    ? []
    : [
        {
          sql: '+p.seq NOT IN (SELECT rowid FROM PostingSearch WHERE PostingSearch MATCH ?)',
          values: [match],
        },
      ];

const amongMatches = (match: string): Condition => ({
  sql: '+p.seq IN (SELECT rowid FROM PostingSearch WHERE PostingSearch MATCH ?)',
  values: [match],
});

const plain = (conditions: readonly Condition[]): Source => source('Posting p', conditions);

/** CROSS JOIN makes the search index lead. */
const indexed = (conditions: readonly Condition[], by = ''): Source =>
  source(`PostingSearch s CROSS JOIN Posting p${by} ON p.seq = s.rowid`, conditions);

/** Decided by the number of a posting, and whether it is closed. */
const isNarrow = ({ sql }: Condition): boolean => !/\bp\.(?!seq\b|closedAt\b)/.test(sql);

const hiddenOnly = (conditions: readonly Condition[]): Source =>
  source(`(${hiddenSeqs}) m CROSS JOIN Posting p ON p.seq = m.seq`, conditions);

const source = (tables: string, conditions: readonly Condition[]): Source => ({
  from:
    conditions.length === 0
      ? tables
      : `${tables} WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
  values: conditions.flatMap(({ values }) => values),
});

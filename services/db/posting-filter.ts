import type { Company } from '#core/company.ts';
import { days } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { PostingQuery, PostingSort } from '#core/posting-view.ts';
import { findCompany } from './companies.ts';
import { columnExpression, matchExpression } from './match-expression.ts';
import type { Database } from './open.ts';
import type { SqlValue } from './statements.ts';

/** So long a posting counts as new. */
const newForMs = days(7);

/** SQL after FROM, and the values of its question marks. */
export type Filter = {
  readonly from: string;
  readonly values: readonly SqlValue[];
  /** Whether words are searched for, so that there is a rank. */
  readonly hasWords: boolean;
};

type Condition = { readonly sql: string; readonly value?: SqlValue };

/** Which postings a query means. Throws `unknown_company`. */
export async function postingFilter(db: Database, query: PostingQuery): Promise<Filter> {
  const company = query.company === undefined ? null : await companyNamed(db, query.company);
  const match = matchOf(query.query ?? '', company?.name ?? '');
  const conditions: readonly Condition[] = [
    ...(match === null ? [] : [{ sql: 'PostingSearch MATCH ?', value: match }]),
    ...(company === null ? [] : [{ sql: 'p.companyId = ?', value: company.id }]),
    ...columnConditions(query, db.now()),
  ];
  // The words lead (CROSS JOIN keeps the order): the index hands postings over one by one.
  const tables =
    match === null ? 'Posting p' : 'PostingSearch s CROSS JOIN Posting p ON p.seq = s.rowid';
  const where = conditions.map(({ sql }) => sql).join(' AND ');
  return {
    from: where === '' ? tables : `${tables} WHERE ${where}`,
    values: conditions.flatMap(({ value }) => value ?? []),
    hasWords: match !== null,
  };
}

/** The company's name among the words spares the search all other companies' postings. */
function matchOf(typed: string, companyName: string): string | null {
  const words = matchExpression(typed);
  const name = columnExpression('company', companyName);
  return words === null || name === null ? words : `${name} AND ${words}`;
}

function columnConditions(query: PostingQuery, now: Date): Condition[] {
  const conditions: Condition[] = [];
  if (query.status === 'closed') conditions.push({ sql: 'p.closedAt IS NOT NULL' });
  else if (query.status !== undefined) conditions.push({ sql: 'p.closedAt IS NULL' });
  if (query.status === 'new') {
    const since = new Date(now.getTime() - newForMs).toISOString();
    conditions.push({ sql: 'p.firstSeenAt >= ?', value: since });
  }
  if (query.remote === true) conditions.push({ sql: `p.workplace = 'remote'` });
  if (query.minSalary !== undefined) {
    conditions.push({ sql: 'p.salaryYearly >= ?', value: query.minSalary });
  }
  return conditions;
}

async function companyNamed(db: Database, named: string): Promise<Company> {
  const company = await findCompany(db, named);
  if (company === null) throw new AppError('unknown_company', { company: named });
  return company;
}

/** The order of a sort, always one and the same for the same postings. */
export const orderOf: Readonly<Record<Exclude<PostingSort, 'relevance'>, string>> = {
  newest: 'p.listedAt DESC, p.seq DESC',
  salary: 'p.salaryYearly DESC, p.listedAt DESC, p.seq DESC',
  title: 'p.title COLLATE NOCASE, p.seq DESC',
  company:
    '(SELECT name FROM Company WHERE id = p.companyId) COLLATE NOCASE, p.listedAt DESC, p.seq DESC',
};

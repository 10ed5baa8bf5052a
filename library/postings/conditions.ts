import { days } from '#core/duration.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { idList, type SqlValue } from '../engine/statements.ts';
import { dateBand, dateFacets } from './date-bands.ts';

export const newForMs = days(7);

/** SQL: a posting came after its company's first scan. */
const sqlIsNews = 'p.firstSeenAt > (SELECT c.baselineAt FROM Company c WHERE c.id = p.companyId)';

/**
 * SQL: a posting is new since a moment, given twice. What a company's first scan lists was there
 * before, so there the date of the posting decides.
 */
export const sqlIsNew = `(p.firstSeenAt >= ? AND (
  ${sqlIsNews} OR (p.listedAt >= ? AND p.listedAt <> p.firstSeenAt)
))`;

/** A SQL condition on Posting `p`, with the values of its question marks. */
export type Condition = { readonly sql: string; readonly values: readonly SqlValue[] };

/** What the columns are compared with, for choices that refer to other tables; null for none. */
export type Resolved = {
  readonly placeIds: readonly number[] | null;
  readonly traitIds: readonly number[] | null;
  readonly termIds: readonly number[] | null;
  /** Whether postings without terms fit. */
  readonly withoutTerms: boolean;
  readonly minDollars: number | null;
};

/** The conditions of a filter on Posting and the user's marks, hidden postings apart. */
export const postingConditions = (
  filter: PostingFilter,
  resolved: Resolved,
  now: Date,
): readonly Condition[] => [
  ...timeConditions(filter, now),
  ...runConditions(filter),
  ...choiceConditions(filter),
  ...dateConditions(filter, now),
  ...resolvedConditions(filter, resolved),
  ...departmentConditions(filter),
  ...(filter.skills ?? []).map((name) => skillCondition(name, '> 0')),
  ...(filter.not?.skills ?? []).map((name) => skillCondition(name, '= 0')),
  ...fitConditions(filter),
  ...markConditions(filter),
];

export const hiddenSeqs = 'SELECT seq FROM PostingMark WHERE hiddenAt IS NOT NULL';

function* timeConditions(filter: PostingFilter, now: Date): Generator<Condition> {
  const { status, postedWithinDays, firstSeenFrom, firstSeenBefore } = filter;
  if (status === 'closed') yield { sql: 'p.closedAt IS NOT NULL', values: [] };
  else if (status !== undefined) yield { sql: 'p.closedAt IS NULL', values: [] };
  if (status === 'new') {
    const from = before(now, newForMs);
    yield { sql: sqlIsNew, values: [from, from] };
  }
  if (postedWithinDays !== undefined) {
    yield { sql: 'p.listedAt >= ?', values: [daysBefore(now, postedWithinDays)] };
  }
  if (firstSeenFrom !== undefined)
    yield { sql: 'p.firstSeenAt >= ?', values: [utc(firstSeenFrom)] };
  if (firstSeenBefore !== undefined) {
    yield { sql: 'p.firstSeenAt < ?', values: [utc(firstSeenBefore)] };
  }
}

function* runConditions({
  foundIn,
  changedIn,
  closedIn,
  isNews,
}: PostingFilter): Generator<Condition> {
  // A run may store a company more than once, so any moment of the run counts.
  const found = `EXISTS (
    SELECT 1 FROM RunCompany scan JOIN Run run ON run.id = scan.runId
    WHERE scan.runId = ? AND scan.companyId = p.companyId AND scan.status = 'stored'
      AND NOT scan.isFirst AND p.firstSeenAt BETWEEN run.startedAt AND scan.storedAt
  )`;
  const versions = (kinds: string) =>
    `p.id IN (SELECT postingId FROM PostingVersion WHERE runId = ? AND kind IN (${kinds}))`;
  if (foundIn !== undefined) yield { sql: found, values: [foundIn] };
  if (changedIn !== undefined)
    yield { sql: versions(`'changed', 'reopened'`), values: [changedIn] };
  if (isNews === true) yield { sql: sqlIsNews, values: [] };
  if (closedIn !== undefined) yield { sql: versions(`'closed'`), values: [closedIn] };
}

function* choiceConditions(filter: PostingFilter): Generator<Condition> {
  yield* oneOf('p.id', filter.ids);
  if (filter.remote === true) yield { sql: sqlCanBeRemote, values: [] };
  for (const [facet, column] of columns) {
    yield* oneOf(column, filter[facet]);
    yield* noneOf(column, filter.not?.[facet]);
  }
}

/** Remote, or hybrid with regions from where one may work remotely. */
const sqlCanBeRemote = `(p.workplace = 'remote' OR p.placesId IN (
  SELECT id FROM FactSet WHERE kind = 'places' AND json_extract(value, '$.remote') IS NOT NULL
))`;

const columns = [
  ['companies', 'p.companyId'],
  ['workplaces', 'p.workplace'],
  ['seniorities', 'p.seniority'],
  ['employmentTypes', 'p.employmentType'],
] as const;

function* oneOf(column: string, values: readonly string[] | undefined): Generator<Condition> {
  if (values === undefined || values.length === 0) return;
  yield { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [idList(values)] };
}

/** A date that nobody states is in no band. */
function* dateConditions(filter: PostingFilter, now: Date): Generator<Condition> {
  for (const facet of dateFacets) {
    const { sql, values } = dateBand(facet, now);
    const given = (list: readonly string[]) => [...values, idList(list)];
    const wanted = filter[facet] ?? [];
    const others = filter.not?.[facet] ?? [];
    const among = 'IN (SELECT value FROM json_each(?))';
    if (wanted.length > 0) yield { sql: `${sql} ${among}`, values: given(wanted) };
    if (others.length > 0) yield { sql: `ifnull(${sql}, '') NOT ${among}`, values: given(others) };
  }
}

/** An unstated value is none of them. */
function* noneOf(column: string, values: readonly string[] | undefined): Generator<Condition> {
  if (values === undefined || values.length === 0) return;
  const sql = `ifnull(${column}, '') NOT IN (SELECT value FROM json_each(?))`;
  yield { sql, values: [idList(values)] };
}

/** SQLite's `lower` folds ASCII only, and so does `lowerAscii`. */
function* departmentConditions({ departments = [], not }: PostingFilter): Generator<Condition> {
  const names = (list: readonly string[]) => [idList(list.map(lowerAscii))];
  const column = `lower(ifnull(p.department, ''))`;
  const among = 'IN (SELECT value FROM json_each(?))';
  const others = not?.departments ?? [];
  if (departments.length > 0) yield { sql: `${column} ${among}`, values: names(departments) };
  if (others.length > 0) yield { sql: `${column} NOT ${among}`, values: names(others) };
}

function* resolvedConditions(
  { withUnstatedPay }: PostingFilter,
  { placeIds, traitIds, termIds, withoutTerms, minDollars }: Resolved,
): Generator<Condition> {
  const among = (column: string, ids: readonly number[]) => ({
    sql: `${column} IN (SELECT value FROM json_each(?))`,
    values: [idList(ids)],
  });
  if (placeIds !== null) yield among('p.placesId', placeIds);
  if (traitIds !== null) yield among('p.traitsId', traitIds);
  if (termIds !== null) {
    const { sql, values } = among('p.termsId', termIds);
    yield { sql: withoutTerms ? `(p.termsId IS NULL OR ${sql})` : sql, values };
  }
  if (minDollars !== null) yield paysAtLeast(minDollars, withUnstatedPay === true);
}

/** Pay without a rate is below zero: it cannot be compared, like pay that nobody states. */
export const paysAtLeast = (minDollars: number, withUnstated: boolean): Condition => ({
  sql: withUnstated
    ? '(p.salaryDollars >= ? OR p.salaryDollars IS NULL OR p.salaryDollars < 0)'
    : 'p.salaryDollars >= ?',
  values: [minDollars],
});

/** Posting.skills is a JSON list of names: a quoted name after a comma is complete. */
const skillCondition = (name: string, found: '> 0' | '= 0'): Condition => ({
  sql: `instr(lower(',' || substr(p.skills, 2)), ?) ${found}`,
  values: [`,${lowerAscii(JSON.stringify(name))}`],
});

function* fitConditions({ minFit, isEligible }: PostingFilter): Generator<Condition> {
  if (minFit !== undefined) yield { sql: 'p.score >= ?', values: [minFit] };
  if (isEligible === true) yield { sql: 'p.isEligible IS NOT 0', values: [] };
}

function* markConditions(filter: PostingFilter): Generator<Condition> {
  if (filter.isUnread === true) {
    const read = 'SELECT seq FROM PostingMark WHERE readAt IS NOT NULL';
    yield { sql: `p.seq NOT IN (${read})`, values: [] };
  }
  if (filter.isTracked === true) {
    const tracked = 'SELECT seq FROM Application WHERE stage IS NOT NULL';
    yield { sql: `p.seq IN (${tracked})`, values: [] };
  }
}

/** The moment this many days ago, as stored. */
export const daysBefore = (now: Date, count: number): string => before(now, days(count));

function before(now: Date, ms: number): string {
  // An age that reaches before 1970 bounds nothing.
  return new Date(Math.max(0, now.getTime() - ms)).toISOString();
}

const utc = (moment: string): string => new Date(moment).toISOString();

/** As SQLite's `lower` does. */
const lowerAscii = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

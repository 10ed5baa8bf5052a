import type { Handlers } from '#contract/api.ts';
import type { Counts, Insights } from '#contract/insights.ts';
import { AppError } from '#core/errors.ts';
import { converted } from '#core/exchange.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { isWatched } from '../companies/by-hand.ts';
import { sqlQuiet } from '../companies/companies.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import { type Filter, postingFilter } from '../postings/filter.ts';
import { countSkills } from '../postings/skills.ts';
import { countBy, fits, type Kind, tallyPostings } from '../postings/tally.ts';
import { readRates } from '../rates.ts';
import { readDays } from './days.ts';
import { readAgain, readModelInsights } from './model.ts';
import { readMySearch } from './my-search.ts';
import { summarisePay } from './pay.ts';
import { lastWeeks } from './weeks.ts';

export const insights = (
  db: Database,
): Handlers<
  | 'insights.get'
  | 'insights.days'
  | 'insights.mySearch'
  | 'insights.model'
  | 'insights.readAgain'
  | 'counts.get'
> => ({
  'insights.model': () => readModelInsights(db),
  'insights.readAgain': ({ model }) => readAgain(db, model ?? null),
  'insights.get': ({ currency, filter }) => readInsights(db, currency, filter),
  'insights.days': (asked) => readDays(db, asked),
  'insights.mySearch': () => readMySearch(db),
  'counts.get': () => readCounts(db),
});

type Count<T> = { readonly value: T; readonly count: number };

/** Parts of a filter that say how to list openings, or which of them are open or unread. */
const notOfScope = {
  status: undefined,
  sort: undefined,
  isUnread: undefined,
  hidden: undefined,
} satisfies PostingFilter;

const mostCompanies = 15;
const mostSkills = 20;

/**
 * Sums up the stored postings, or those of a filter: the most frequent first, unstated values last.
 * Throws `no_rate` and `unknown_company`.
 */
export async function readInsights(
  db: Database,
  currency = 'USD',
  wanted: PostingFilter = {},
): Promise<Insights> {
  const scope = { ...wanted, ...notOfScope };
  const filter = { ...scope, status: 'open' } as const;
  const open = await postingFilter(db, filter);
  const tally = await tallyPostings(db, filter);
  // Of a choice, the tally counts the rest too, as filters do.
  const kinds = tally.kinds.filter(({ misses }) => misses.length === 0);
  const companies = [...tally.companies].filter(([id]) => fits(filter, 'companies', id));
  return {
    open: kinds.reduce((sum, { count }) => sum + count, 0),
    weeks: await readWeeks(db, scope),
    companies: await largest(db, scope, companies),
    workplaces: shares(kinds, ({ workplace }) => workplace),
    seniorities: shares(kinds, ({ seniority }) => seniority),
    employmentTypes: shares(kinds, ({ employmentType }) => employmentType),
    skills: countSkills(await readSkills(db, open)).slice(0, mostSkills),
    pay: await readPay(db, open, currency),
  };
}

function shares<T>(kinds: readonly Kind[], pick: (kind: Kind) => T | null): Count<T | null>[] {
  return [...countBy(kinds, pick)]
    .map(([value, count]) => ({ value, count }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => Number(a.value === null) - Number(b.value === null) || b.count - a.count);
}

async function largest(
  db: Database,
  scope: PostingFilter,
  counts: readonly (readonly [id: string, open: number])[],
): Promise<Insights['companies']> {
  const most = counts
    .filter(([, open]) => open > 0)
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, mostCompanies);
  const ids = most.map(([id]) => id);
  const fresh = await countNew(db, { ...scope, companies: [...ids] });
  const rows = await read(db, (prisma) => prisma.company.findMany({ where: { id: { in: ids } } }));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return most.map(([id, open]) => ({
    id,
    name: names.get(id) ?? '',
    open,
    new: fresh.get(id) ?? 0,
  }));
}

async function countNew(db: Database, filter: PostingFilter): Promise<ReadonlyMap<string, number>> {
  const { from, values } = await postingFilter(db, { ...filter, status: 'new' });
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ id: string; count: number }[]>(
      `SELECT p.companyId AS id, count(*) AS count FROM ${from} GROUP BY p.companyId`,
      ...values,
    ),
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** The skills of each posting, as one text: faster than a row each. */
async function readSkills(db: Database, { from, values }: Filter): Promise<string[][]> {
  const [row] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ lists: string | null }[]>(
      `SELECT group_concat(p.skills) AS lists FROM ${from}`,
      ...values,
    ),
  );
  return JSON.parse(`[${row?.lists ?? ''}]`) as string[][];
}

async function readPay(
  db: Database,
  { from, values }: Filter,
  currency: string,
): Promise<Insights['pay']> {
  const rates = await read(db, readRates);
  const perDollar = converted(1, 'USD', currency, rates);
  if (perDollar === null) throw new AppError('no_rate', { currency });
  const [row] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ dollars: string }[]>(
      `SELECT json_group_array(p.salaryDollars) AS dollars
      FROM ${from} AND p.salaryDollars IS NOT NULL`,
      ...values,
    ),
  );
  const dollars = JSON.parse(row?.dollars ?? '[]') as number[];
  const amounts = dollars
    .filter((amount) => amount >= 0)
    .map((amount) => Math.round(amount * perDollar));
  return {
    currency,
    ratesOf: rates.date,
    withoutRate: dollars.length - amounts.length,
    ...summarisePay(amounts),
  };
}

/** The last 13 weeks, oldest first, hidden postings included; the last one ends today (UTC). */
async function readWeeks(db: Database, scope: PostingFilter): Promise<Insights['weeks']> {
  const all = await postingFilter(db, { ...scope, hidden: 'include' });
  const firstSeen = await countByDay(db, all, 'firstSeenAt');
  const closed = await countByDay(db, all, 'closedAt');
  const watchedFrom = await firstBaseline(db, scope.companies);
  return lastWeeks(db.now()).map(({ from, to }) => {
    return {
      from,
      to,
      new: sumBetween(firstSeen, from, to, ({ news }) => news),
      closed: sumBetween(closed, from, to),
      open:
        watchedFrom === null || to <= watchedFrom
          ? null
          : sumBetween(firstSeen, '', to) - sumBetween(closed, '', to),
    };
  });
}

/** `news`: those that came after their company's first scan. */
type Day = { readonly day: string; readonly count: number; readonly news: number };
type Days = readonly Day[];

/** When the first company, or the first of these, was read; null if none was. */
async function firstBaseline(db: Database, ids: readonly string[] = []): Promise<string | null> {
  const { _min: first } = await read(db, (prisma) =>
    prisma.company.aggregate({
      _min: { baselineAt: true },
      where: ids.length === 0 ? {} : { id: { in: [...ids] } },
    }),
  );
  return first.baselineAt;
}

async function countByDay(
  db: Database,
  { from, values }: Filter,
  column: 'firstSeenAt' | 'closedAt',
): Promise<Days> {
  return await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Day[]>(
      `SELECT substr(p.${column}, 1, 10) AS day, count(*) AS count,
        count(*) FILTER (
          WHERE p.firstSeenAt > (SELECT c.baselineAt FROM Company c WHERE c.id = p.companyId)
        ) AS news
      FROM (SELECT p.firstSeenAt, p.closedAt, p.companyId FROM ${from}) p
      WHERE p.${column} IS NOT NULL GROUP BY day`,
      ...values,
    ),
  );
}

/** Weeks begin and end with days. */
const sumBetween = (
  counts: Days,
  from: string,
  to: string,
  of: (day: Day) => number = ({ count }) => count,
): number =>
  counts
    .filter(({ day }) => day >= from.slice(0, 10) && day < to.slice(0, 10))
    .reduce((sum, day) => sum + of(day), 0);

export async function readCounts(db: Database): Promise<Counts> {
  const [counts] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Counts[]>(
      `SELECT
        (SELECT count(*) FROM InboxItem WHERE archivedAt IS NULL) AS inbox,
        (SELECT count(*) FROM Posting WHERE closedAt IS NULL) - (
          SELECT count(*) FROM PostingMark m JOIN Posting p ON p.seq = m.seq
          WHERE m.hiddenAt IS NOT NULL AND p.closedAt IS NULL
        ) AS openings,
        (SELECT count(*) FROM Application WHERE stage IS NOT NULL) AS tracked,
        company.*
      FROM (
        SELECT count(*) AS companies,
          count(*) FILTER (WHERE health <> 'failed' AND lastCheckedAt IS NOT NULL)
            AS checkedCompanies,
          count(*) FILTER (WHERE health = 'failed') AS failingCompanies,
          count(*) FILTER (WHERE ${sqlQuiet}) AS quietCompanies,
          max(lastCheckedAt) FILTER (WHERE health <> 'failed') AS lastCheckedAt
        FROM Company c WHERE ${isWatched}
      ) company`,
    ),
  );
  if (counts === undefined) throw new Error('a count of everything has one row');
  return counts;
}

import { days } from '#core/duration.ts';
import { read } from './access.ts';
import type { Database } from './open.ts';

/** So far back a trend reaches. */
const weeks = 13;

/**
 * How many postings of a company were open at the end of each of the last 13 weeks, oldest first; null
 * where nobody knows: before its first opening was seen, and of one that could not be read yet.
 */
export type CompanyTrend = { readonly companyId: string; readonly open: (number | null)[] };

/** The trend of every company; the last week ends now. A posting that came back never was away. */
export async function listCompanyTrends(db: Database): Promise<CompanyTrend[]> {
  const ends = weekEnds(db.now());
  const companies = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ id: string; knownFrom: string | null }[]>(
      `SELECT c.id, iif(c.means IS NULL, NULL, coalesce(p.firstSeenAt, c.addedAt)) AS knownFrom
      FROM Company c LEFT JOIN (
        SELECT companyId, min(firstSeenAt) AS firstSeenAt FROM Posting GROUP BY companyId
      ) p ON p.companyId = c.id
      ORDER BY c.addedAt, c.rowid`,
    ),
  );
  const opened = await countByWeek(db, 'firstSeenAt', ends);
  const closed = await countByWeek(db, 'closedAt', ends);
  return companies.map(({ id, knownFrom }) => ({
    companyId: id,
    open: runningSum(ends.map((_, week) => opened(id, week) - closed(id, week))).map(
      (open, week) => (knownFrom === null || (ends[week] ?? '') < knownFrom ? null : open),
    ),
  }));
}

const weekEnds = (now: Date): readonly string[] =>
  Array.from({ length: weeks }, (_, i) =>
    new Date(now.getTime() - days(7) * (weeks - 1 - i)).toISOString(),
  );

/** How many times a company has in each week; in the first one also all that lies before. */
async function countByWeek(
  db: Database,
  column: 'firstSeenAt' | 'closedAt',
  ends: readonly string[],
): Promise<(companyId: string, week: number) => number> {
  const cases = ends.map((_, week) => `WHEN ${column} <= ? THEN ${week}`).join(' ');
  // A row per company: thirteen times as many take longer to carry than to count.
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ companyId: string; weeks: string }[]>(
      `SELECT companyId, json_group_object(week, postings) AS weeks FROM (
        SELECT companyId, CASE ${cases} END AS week, count(*) AS postings
        FROM Posting WHERE ${column} <= ? GROUP BY companyId, week
      ) GROUP BY companyId`,
      ...ends,
      ends.at(-1),
    ),
  );
  const counts = new Map(rows.map((row) => [row.companyId, parseWeeks(row.weeks)]));
  return (companyId, week) => counts.get(companyId)?.[week] ?? 0;
}

const parseWeeks = (json: string) => JSON.parse(json) as Readonly<Record<number, number>>;

function runningSum(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return sum;
  });
}

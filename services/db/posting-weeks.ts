import { days } from '#core/duration.ts';
import { read } from './access.ts';
import type { Database } from './open.ts';

/** What came and went in seven days, from `from` up to but not including `to`. */
export type Week = {
  readonly from: string;
  readonly to: string;
  readonly new: number;
  readonly closed: number;
  /** At its end; of the last week, now. */
  readonly open: number;
};

const weekCount = 13;

/** The last 13 weeks, the oldest first, hidden postings included; the last ends with today (UTC). */
export async function readWeeks(db: Database): Promise<Week[]> {
  const firstSeen = await countByDay(db, 'firstSeenAt');
  const closed = await countByDay(db, 'closedAt');
  const end = Math.floor(db.now().getTime() / days(1) + 1) * days(1);
  const edge = (weeksBack: number) => new Date(end - weeksBack * days(7)).toISOString();
  return Array.from({ length: weekCount }, (_, i) => {
    const from = edge(weekCount - i);
    const to = edge(weekCount - i - 1);
    return {
      from,
      to,
      new: sumBetween(firstSeen, from, to),
      closed: sumBetween(closed, from, to),
      open: sumBetween(firstSeen, '', to) - sumBetween(closed, '', to),
    };
  });
}

type Days = readonly { readonly day: string; readonly count: number }[];

async function countByDay(db: Database, column: 'firstSeenAt' | 'closedAt'): Promise<Days> {
  return await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ day: string; count: number }[]>(
      `SELECT substr(${column}, 1, 10) AS day, count(*) AS count
      FROM Posting WHERE ${column} IS NOT NULL GROUP BY day`,
    ),
  );
}

/** Weeks begin and end with days. */
const sumBetween = (counts: Days, from: string, to: string): number =>
  counts.reduce(
    (sum, { day, count }) => sum + (day >= from.slice(0, 10) && day < to.slice(0, 10) ? count : 0),
    0,
  );

import type { Parsed } from '#contract/api.ts';
import type { DayNews } from '#contract/insights.ts';
import type { Database } from '../engine/open.ts';
import type { SqlValue } from '../engine/statements.ts';
import { read } from '../engine/transaction.ts';

/** What came between each two of the bounds, hidden postings included. */
export async function readDays(
  db: Database,
  { bounds, companyId }: Parsed<'insights.days'>,
): Promise<DayNews[]> {
  const edges = bounds.map((bound) => new Date(bound).toISOString()).toSorted();
  const range = [edges[0] ?? '', edges.at(-1) ?? ''];
  const ofCompany = (column: string) => (companyId === undefined ? '' : `AND ${column} = ?`);
  const values = [...range, ...(companyId === undefined ? [] : [companyId])];
  const news = await countByDay(db, edges, {
    sql: `SELECT substr(p.firstSeenAt, 1, 16) AS minute, count(*) AS count
      FROM Posting p JOIN Company c ON c.id = p.companyId
      WHERE p.firstSeenAt >= ? AND p.firstSeenAt < ? ${ofCompany('p.companyId')}
        AND p.firstSeenAt > c.baselineAt GROUP BY minute ORDER BY minute`,
    values,
  });
  const scans = await countByDay(db, edges, {
    sql: `SELECT substr(r.startedAt, 1, 16) AS minute, count(*) AS count
      FROM Run r WHERE r.startedAt >= ? AND r.startedAt < ? AND EXISTS (
        SELECT 1 FROM RunCompany s
        WHERE s.runId = r.id AND s.status = 'stored' ${ofCompany('s.companyId')}
      ) GROUP BY minute ORDER BY minute`,
    values,
  });
  const watchedFrom = await firstBaseline(db, companyId);
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] ?? from;
    const fresh = news[i] ?? 0;
    return {
      from,
      to,
      new: fresh,
      isWatched: watchedFrom !== null && watchedFrom < to,
      isScanned: fresh > 0 || (scans[i] ?? 0) > 0,
    };
  });
}

type Minute = { readonly minute: string; readonly count: number };

/** Days begin and end with minutes, in every time zone; a client may still ask for other moments. */
async function countByDay(
  db: Database,
  edges: readonly string[],
  { sql, values }: { readonly sql: string; readonly values: readonly SqlValue[] },
): Promise<readonly number[]> {
  const minutes = await read(db, (prisma) => prisma.$queryRawUnsafe<Minute[]>(sql, ...values));
  const counts = edges.slice(1).map(() => 0);
  let day = 0;
  for (const { minute, count } of minutes) {
    while (day < counts.length - 1 && minute >= (edges[day + 1] ?? '').slice(0, 16)) day += 1;
    counts[day] = (counts[day] ?? 0) + count;
  }
  return counts;
}

/** When the company, or the first of all, was read; null if none was. */
async function firstBaseline(db: Database, id: string | undefined): Promise<string | null> {
  const { _min: first } = await read(db, (prisma) =>
    prisma.company.aggregate({
      _min: { baselineAt: true },
      ...(id !== undefined && { where: { id } }),
    }),
  );
  return first.baselineAt;
}

import type { CompanyScan, CompanyTrend, CompanyView } from '#contract/companies.ts';
import { mostEqualFailures } from '#core/company.ts';
import { days } from '#core/duration.ts';
import type { ErrorView } from '#core/error-view.ts';
import type { Omission } from '#core/listing.ts';
import { sourceLabel } from '#sources/registry.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import { newForMs, sqlIsNew } from '../postings/conditions.ts';
import { isWatched } from './by-hand.ts';
import { health } from './companies.ts';
import { offeredMove } from './moves.ts';

type Row = Omit<CompanyView, 'lastError' | 'sourceLabel' | 'move' | 'isQuiet' | 'tags'> & {
  readonly tags: string;
  readonly lastError: string | null;
  readonly move: string | null;
};

export async function listCompanyViews(db: Database): Promise<CompanyView[]> {
  return await select(db, `WHERE ${isWatched}`);
}

export async function findCompanyView(db: Database, id: string): Promise<CompanyView | null> {
  const [view] = await select(db, 'WHERE c.id = ?', id);
  return view ?? null;
}

/** `where` is code, never input. One walk over an index counts for all companies. */
async function select(db: Database, where: string, ...ids: string[]): Promise<CompanyView[]> {
  const newFrom = new Date(db.now().getTime() - newForMs).toISOString();
  const own = ids.length === 0 ? '' : 'AND p.companyId = ?';
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Row[]>(
      `WITH counted AS (
        SELECT p.companyId, count(*) AS open, sum(${sqlIsNew}) AS new
        FROM Posting p WHERE p.closedAt IS NULL ${own} GROUP BY p.companyId
      )
      SELECT c.id, c.url, c.name, c.source, c.slug, ${health} AS health, c.addedAt, c.lastCheckedAt,
        c.means, c.isPaused, c.scanEveryHours, c.lastError, c.sameFailures, c.isMuted, c.move,
        c.isStarred, c.tags, c.note, c.usesProxy,
        coalesce(n.open, 0) AS openPostings, coalesce(n.new, 0) AS newPostings
      FROM Company c LEFT JOIN counted n ON n.companyId = c.id ${where}
      ORDER BY c.addedAt, c.rowid`,
      newFrom,
      newFrom,
      ...ids,
      ...ids,
    ),
  );
  return rows.map((row) => ({
    ...row,
    tags: JSON.parse(row.tags) as string[],
    sourceLabel: row.source === null ? null : sourceLabel(row.source),
    lastError: row.lastError === null ? null : (JSON.parse(row.lastError) as ErrorView),
    isQuiet: row.health === 'failed' && (row.isMuted || row.sameFailures >= mostEqualFailures),
    move: row.health === 'moved' ? offeredMove(row.move) : null,
  }));
}

const mostScans = 20;

export async function listCompanyScans(db: Database, companyId: string): Promise<CompanyScan[]> {
  const rows = await read(db, (prisma) =>
    prisma.runCompany.findMany({
      where: { companyId, status: { not: 'queued' } },
      include: { run: true },
      orderBy: [{ run: { startedAt: 'desc' } }, { runId: 'desc' }],
      take: mostScans,
    }),
  );
  return rows.map((row) => ({
    runId: row.runId,
    at: row.storedAt ?? row.run.endedAt ?? row.run.startedAt,
    // These columns were checked when written.
    status: row.status as CompanyScan['status'],
    means: row.means as CompanyScan['means'],
    claimed: row.claimed,
    captured: row.captured,
    complete: row.complete,
    proof: row.proof,
    held: row.held,
    isFirst: row.isFirst,
    new: row.newCount,
    changed: row.changedCount,
    closed: row.closedCount,
    omitted: JSON.parse(row.omitted) as Omission[],
    error: row.error === null ? null : (JSON.parse(row.error) as ErrorView),
  }));
}

const weeks = 13;

export async function listCompanyTrends(db: Database): Promise<CompanyTrend[]> {
  const ends = weekEnds(db.now());
  const companies = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ id: string; knownFrom: string | null }[]>(
      `SELECT c.id, c.baselineAt AS knownFrom FROM Company c WHERE ${isWatched}
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

/** A company's count for each week; the first week includes everything earlier. */
async function countByWeek(
  db: Database,
  column: 'firstSeenAt' | 'closedAt',
  ends: readonly string[],
): Promise<(companyId: string, week: number) => number> {
  const cases = ends.map((_, week) => `WHEN ${column} <= ? THEN ${week}`).join(' ');
  // One row per company: carrying thirteen rows each takes longer than counting.
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

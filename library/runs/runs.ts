import type { Output, Parsed } from '#contract/api.ts';
import type { RunSummary } from '#contract/runs.ts';
import { parseMove } from '#core/board-move.ts';
import type { ErrorView } from '#core/error-view.ts';
import { AppError, type ErrorCode } from '#core/errors.ts';
import type { RunRecord } from '#core/run.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { keepPage } from '../companies/watched-pages.ts';
import type { Database } from '../engine/open.ts';
import { read, type Transaction, write } from '../engine/transaction.ts';
import { toRunRecords } from './rows.ts';

/** Stores a run that has just started. Throws `unknown_company` for an unwatched one. */
export async function createRun(db: Database, run: Parsed<'runs.create'>): Promise<RunRecord> {
  const companyIds = [...new Set(run.companyIds)];
  return await write(db, async (tx) => {
    await requireCompanies(tx, companyIds);
    const { id, userId, enrich, at } = run;
    const row = await tx.run.create({
      data: { id, userId, enrich, status: 'running', startedAt: at },
    });
    await tx.runCompany.createMany({
      data: companyIds.map((companyId, position) => ({ runId: id, companyId, position })),
    });
    await tx.company.updateMany({
      where: { id: { in: [...companyIds] } },
      data: { lastRunAt: at },
    });
    const [record] = await toRunRecords(tx, [row]);
    if (record === undefined) throw new Error('a run that was created is gone');
    return record;
  });
}

async function requireCompanies(tx: Transaction, ids: readonly string[]): Promise<void> {
  const found = await tx.company.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true },
  });
  const watched = new Set(found.map(({ id }) => id));
  const missing = ids.find((id) => !watched.has(id));
  if (missing !== undefined) throw new AppError('unknown_company', { company: missing });
}

export async function getRun(db: Database, id: string): Promise<RunRecord | null> {
  const [run] = await listBy(db, { where: { id } });
  return run ?? null;
}

/** Unfinished runs, the oldest first, to resume after a restart. */
export async function listOpenRuns(db: Database): Promise<RunRecord[]> {
  return await listBy(db, { where: { status: 'running' }, orderBy: { startedAt: 'asc' } });
}

const listBy = (db: Database, args: Prisma.RunFindManyArgs): Promise<RunRecord[]> =>
  read(db, async (prisma) => await toRunRecords(prisma, await prisma.run.findMany(args)));

/** Records that this run will not store a company; a stored company stays stored. */
export async function failCompany(
  db: Database,
  failure: Parsed<'runs.failCompany'>,
): Promise<void> {
  const { runId, companyId, status, at } = failure;
  const error = JSON.stringify(failure.error);
  await write(db, async (tx) => {
    const { count } = await tx.runCompany.updateMany({
      where: { runId, companyId, status: 'queued' },
      data: { status, error },
    });
    if (count === 0 || status === 'cancelled') return;
    if (failure.page !== undefined) {
      await keepPage(tx, { runId, companyId, at, page: failure.page });
    }
    if (failure.error.code === notReached) {
      // As if it had not been scanned: it is due as soon as the connection is back.
      await tx.company.update({ where: { id: companyId }, data: { lastRunAt: null } });
      return;
    }
    const company = await tx.company.findUnique({ where: { id: companyId } });
    // An offered move says more than why it was not found this time, and waits for an answer.
    const isOffered = parseMove(company?.move ?? null)?.state === 'offered';
    const isSame = company?.health === 'failed' && codeOf(company.lastError) === failure.error.code;
    await tx.company.update({
      where: { id: companyId },
      data: {
        health: 'failed',
        lastCheckedAt: at,
        ...(!isOffered && {
          lastError: error,
          sameFailures: isSame ? { increment: 1 } : 1,
          ...(!isSame && { isMuted: false }),
        }),
      },
    });
  });
}

const codeOf = (error: string | null): string | null =>
  error === null ? null : (JSON.parse(error) as ErrorView).code;

/** Ends a run with its waiting companies and pieces; a finished run stays as it is. */
export async function finishRun(db: Database, end: Parsed<'runs.finish'>): Promise<void> {
  const { id, status, message, at } = end;
  await write(db, async (tx) => {
    if (end.rest !== undefined) await giveUpRest(tx, end, end.rest);
    await tx.run.updateMany({
      where: { id, status: 'running' },
      data: { status, message, endedAt: at },
    });
  });
}

async function giveUpRest(
  tx: Transaction,
  { id, status, at }: Parsed<'runs.finish'>,
  rest: ErrorView,
): Promise<void> {
  const error = JSON.stringify(rest);
  const waiting = { runId: id, status: 'queued' };
  const isFailure = status !== 'cancelled' && rest.code !== notReached;
  if (isFailure) {
    // The reason why nobody looked says less than one that a site gave, which may be muted.
    await tx.company.updateMany({
      where: { runs: { some: waiting }, NOT: { health: 'failed', lastError: { not: null } } },
      data: { lastError: error, sameFailures: 1, isMuted: false },
    });
    await tx.company.updateMany({
      where: { runs: { some: waiting } },
      data: { health: 'failed', lastCheckedAt: at },
    });
  }
  await tx.runCompany.updateMany({
    where: waiting,
    data: { status: status === 'cancelled' ? 'cancelled' : 'failed', error },
  });
  await tx.runPiece.updateMany({ where: waiting, data: { status: 'failed', error } });
}

/** Finished runs whose news is not in the inbox yet, the oldest first. */
export async function listUncollected(db: Database): Promise<Output<'inbox.uncollected'>> {
  const rows = await read(db, (prisma) =>
    prisma.run.findMany({
      where: { status: { not: 'running' }, collectedAt: null },
      orderBy: { startedAt: 'asc' },
    }),
  );
  return rows.map(({ id, endedAt, startedAt }) => ({ id, endedAt: endedAt ?? startedAt }));
}

/** The failure of a company that was not reached, which leaves its health unchanged. */
const notReached = 'offline' satisfies ErrorCode;

/** SQL: true if this error leaves the company's health unchanged. `column` is code, never input. */
export const sqlNotReached = (column: string): string =>
  `coalesce(${column} ->> 'code', '') = '${notReached}'`;

export async function listPastRuns(db: Database, limit: number): Promise<RunSummary[]> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<(Omit<RunSummary, 'isOffline'> & { readonly isOffline: number })[]>(
      `SELECT run.id, run.userId, run.status, run.startedAt, run.endedAt,
        coalesce(run.message, '') AS message,
        count(scan.companyId) AS totalCompanies,
        count(*) FILTER (WHERE scan.status IN ('stored', 'duplicate')) AS completedCompanies,
        count(*) FILTER (WHERE scan.status = 'failed') AS failedCompanies,
        count(*) FILTER (WHERE scan.status IN ('cancelled', 'queued')) AS cancelledCompanies,
        count(*) FILTER (WHERE scan.status = 'stored' AND (
          scan.error IS NOT NULL OR EXISTS (
            SELECT 1 FROM RunPiece piece WHERE piece.runId = scan.runId
              AND piece.companyId = scan.companyId
              AND (piece.error IS NOT NULL OR piece.status = 'queued')
          )
        )) AS partialCompanies,
        count(*) FILTER (WHERE scan.error ->> 'code' = 'offline') > 0 AS isOffline,
        coalesce(sum(scan.postings) FILTER (WHERE scan.status = 'stored'), 0) AS openingsFound,
        coalesce(sum(scan.newCount), 0) AS newPostings,
        coalesce(sum(scan.newCount) FILTER (WHERE scan.isFirst), 0) AS baselinePostings,
        coalesce(sum(scan.changedCount), 0) AS changedPostings,
        coalesce(sum(scan.closedCount), 0) AS closedPostings
      FROM (
        SELECT rowid AS number, * FROM Run WHERE status <> 'running'
        ORDER BY startedAt DESC, rowid DESC LIMIT ?
      ) run
      LEFT JOIN RunCompany scan ON scan.runId = run.id
      GROUP BY run.id ORDER BY run.startedAt DESC, run.number DESC`,
      limit,
    ),
  );
  return rows.map((row) => ({ ...row, isOffline: Boolean(row.isOffline) }));
}

/** Deletes finished runs and returns how many; their postings and history stay. */
export async function clearPastRuns(db: Database): Promise<number> {
  const { count } = await write(db, (tx) =>
    tx.run.deleteMany({ where: { status: { not: 'running' } } }),
  );
  return count;
}

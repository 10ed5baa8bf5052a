import { AppError, type ErrorCode, type ErrorView } from '#core/errors.ts';
import type { RunRecord, RunStatus } from '#core/run.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { read, type Transaction, write } from './access.ts';
import { isNotAsked } from './not-asked.ts';
import type { Database } from './open.ts';
import { toRunRecords } from './run-rows.ts';

/** A run to be started. */
export type NewRun = {
  readonly id: string;
  readonly userId: string;
  readonly enrich: boolean;
  /** In the order they are to be shown; one named twice is in the run once. */
  readonly companyIds: readonly string[];
  readonly at: string;
};

/** Stores a run that has just started. Throws `unknown_company` for one that is not watched. */
export async function createRun(db: Database, run: NewRun): Promise<RunRecord> {
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

/** A run with its companies and their pieces. */
export async function getRun(db: Database, id: string): Promise<RunRecord | null> {
  const [run] = await listBy(db, { where: { id } });
  return run ?? null;
}

/** Runs that have not ended, the oldest first: to be gone on with after a restart. */
export async function listOpenRuns(db: Database): Promise<readonly RunRecord[]> {
  return await listBy(db, { where: { status: 'running' }, orderBy: { startedAt: 'asc' } });
}

const listBy = (db: Database, args: Prisma.RunFindManyArgs): Promise<readonly RunRecord[]> =>
  read(db, async (prisma) => await toRunRecords(prisma, await prisma.run.findMany(args)));

/** Why a company of a run has no result. */
export type CompanyFailure = {
  readonly runId: string;
  readonly companyId: string;
  readonly error: ErrorView;
  readonly status: 'failed' | 'cancelled';
  readonly at: string;
};

/** Notes that a company will not be stored in this run; where it already was, nothing changes. */
export async function failCompany(db: Database, failure: CompanyFailure): Promise<void> {
  const { runId, companyId, status, at } = failure;
  const error = JSON.stringify(failure.error);
  await write(db, async (tx) => {
    const { count } = await tx.runCompany.updateMany({
      where: { runId, companyId, status: 'queued' },
      data: { status, error },
    });
    if (count === 0 || status === 'cancelled') return;
    if (failure.error.code === ('offline' satisfies ErrorCode)) {
      // As if it had not been scanned: it is due as soon as the connection is back.
      await tx.company.update({ where: { id: companyId }, data: { lastRunAt: null } });
    }
    if (isNotAsked(failure.error.code)) return;
    await tx.company.update({
      where: { id: companyId },
      data: { health: 'failed', lastCheckedAt: at, lastError: error },
    });
  });
}

/** How a run ended. */
export type RunEnd = {
  readonly id: string;
  readonly status: RunStatus;
  readonly message: string;
  readonly at: string;
  /** Why what is not finished of it never will be; without, nothing is left. */
  readonly rest?: ErrorView;
};

/**
 * Ends a run; one that has ended stays as it is. Whatever of its companies and their pieces still waits
 * is over with it.
 */
export async function finishRun(db: Database, end: RunEnd): Promise<void> {
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
  { id, status, at }: RunEnd,
  rest: ErrorView,
): Promise<void> {
  const error = JSON.stringify(rest);
  const waiting = { runId: id, status: 'queued' };
  const isFailure = status !== 'cancelled' && !isNotAsked(rest.code);
  if (isFailure) {
    await tx.company.updateMany({
      where: { runs: { some: waiting } },
      data: { health: 'failed', lastCheckedAt: at, lastError: error },
    });
  }
  await tx.runCompany.updateMany({
    where: waiting,
    data: { status: status === 'cancelled' ? 'cancelled' : 'failed', error },
  });
  await tx.runPiece.updateMany({ where: waiting, data: { status: 'failed', error } });
}

/** Runs that are over, but the inbox does not say what they found; the oldest first. */
export async function listUncollected(
  db: Database,
): Promise<readonly { readonly id: string; readonly endedAt: string }[]> {
  const rows = await read(db, (prisma) =>
    prisma.run.findMany({
      where: { status: { not: 'running' }, collectedAt: null },
      orderBy: { startedAt: 'asc' },
    }),
  );
  return rows.map(({ id, endedAt, startedAt }) => ({ id, endedAt: endedAt ?? startedAt }));
}

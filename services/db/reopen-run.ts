import type { RunRecord } from '#core/run.ts';
import { type Transaction, write } from './access.ts';
import type { Database } from './open.ts';
import { toRunRecords } from './run-rows.ts';

/** A part of a run whose work has failed: a company, or one of its pieces. */
export type FailedPart = {
  readonly companyId: string;
  /** Null: the company itself. */
  readonly piece: number | null;
};

/**
 * Takes up a run again, over or not, because some of its failed parts are to be done once more. They
 * wait again, and when it ends it tells anew what it found. Answers the run as it then is: one that
 * was cancelled stays so, and null where the run, or all of the parts, are gone or did not fail.
 */
export async function reopenRun(
  db: Database,
  { id, parts }: { readonly id: string; readonly parts: readonly FailedPart[] },
): Promise<RunRecord | null> {
  return await write(db, async (tx) => {
    const run = await tx.run.findUnique({ where: { id } });
    if (run === null) return null;
    if (run.status === 'cancelled') return await recordOf(tx, run);
    let waiting = 0;
    for (const part of parts) waiting += await wait(tx, id, part);
    if (waiting === 0) return null;
    const status = 'running' satisfies RunRecord['status'];
    const open = { status, endedAt: null, message: null, collectedAt: null };
    return await recordOf(tx, await tx.run.update({ where: { id }, data: open }));
  });
}

async function wait(
  tx: Transaction,
  runId: string,
  { companyId, piece }: FailedPart,
): Promise<number> {
  const again = {
    where: { runId, companyId, status: 'failed' },
    data: { status: 'queued', error: null },
  };
  const { count } =
    piece === null
      ? await tx.runCompany.updateMany(again)
      : await tx.runPiece.updateMany({ ...again, where: { ...again.where, piece } });
  return count;
}

async function recordOf(
  tx: Transaction,
  run: Parameters<typeof toRunRecords>[1][number],
): Promise<RunRecord | null> {
  const [record] = await toRunRecords(tx, [run]);
  return record ?? null;
}

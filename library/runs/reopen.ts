import type { FailedPart } from '#contract/runs.ts';
import type { RunRecord } from '#core/run.ts';
import type { Database } from '../engine/open.ts';
import { type Transaction, write } from '../engine/transaction.ts';
import { toRunRecords } from './rows.ts';

/**
 * Reopens a run, finished or not, to repeat some of its failed parts. They are queued again, and at
 * its end the run reports its news again. Returns the run: unchanged if it was cancelled, null if
 * the run or all these parts are gone or did not fail.
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

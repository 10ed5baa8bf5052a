import { AppError, type ErrorView } from '#core/errors.ts';
import type { EnrichedPosting } from '#core/parsed-listing.ts';
import type { RunPiece } from '#core/run.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import { read, write } from './access.ts';
import type { Database } from './open.ts';
import { readPostings } from './posting-rows.ts';
import { toRunPiece } from './run-rows.ts';

/** So often a posting the model can do nothing with is sent to it. */
const mostAttempts = 3;

/** Open postings whose present content no model has read yet, the newest first; without HTML. */
export async function pickForEnhancement(
  db: Database,
  companyId: string,
  limit = -1,
): Promise<readonly EnrichedPosting[]> {
  return await read(db, async (prisma) => {
    const rows = await prisma.$queryRawUnsafe<{ id: string }[]>(
      `SELECT id FROM Posting
      WHERE companyId = ? AND closedAt IS NULL
        AND enhancedHash IS NOT contentHash AND enhanceAttempts < ?
      ORDER BY postedAt DESC, seq LIMIT ?`,
      companyId,
      mostAttempts,
      limit,
    );
    const ids = rows.map(({ id }) => id);
    return await readPostings(prisma, ids, { withText: true });
  });
}

/**
 * Notes the pieces a company was cut into, numbered in order. Where this run has cut it already,
 * those are returned and nothing changes; one that is over, cancelled meanwhile, is cut no more. Throws `unknown_run` where run or company is gone.
 */
export async function recordPieces(
  db: Database,
  runId: string,
  companyId: string,
  pieces: readonly { readonly ref: SnapshotRef; readonly postings: number }[],
): Promise<readonly RunPiece[]> {
  return await write(db, async (tx) => {
    const scan = await tx.runCompany.findUnique({
      where: { runId_companyId: { runId, companyId } },
      include: { pieces: { orderBy: { piece: 'asc' } }, run: true },
    });
    if (scan === null) throw new AppError('unknown_run', { id: runId });
    if (scan.pieces.length > 0) return scan.pieces.map(toRunPiece);
    if (scan.run.status !== 'running') return [];
    const rows = await tx.runPiece.createManyAndReturn({
      data: pieces.map(({ ref, postings }, piece) => ({ runId, companyId, piece, ref, postings })),
    });
    return rows.map(toRunPiece);
  });
}

/** Notes that the model's work on a piece is lost; where it was stored, nothing changes. */
export async function failPiece(
  db: Database,
  failure: {
    readonly runId: string;
    readonly companyId: string;
    readonly piece: number;
    readonly error: ErrorView;
  },
): Promise<void> {
  const { error, ...key } = failure;
  await write(db, (tx) =>
    tx.runPiece.updateMany({
      where: { ...key, status: { not: 'stored' } },
      data: { status: 'failed', error: JSON.stringify(error) },
    }),
  );
}

import type { ErrorView } from '#core/error-view.ts';
import { AppError } from '#core/errors.ts';
import type { EnrichedPosting } from '#core/listing.ts';
import type { RunPiece } from '#core/run.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import type { Database } from '../engine/open.ts';
import { read, write } from '../engine/transaction.ts';
import { readPostings } from '../store/posting-rows.ts';
import { toRunPiece } from './rows.ts';

/** A posting goes to the model this often if no answer is usable. */
const mostAttempts = 3;

/** The newest first, without HTML; yields pieces of `size`, one at a time. */
export async function* pickForEnhancement(
  db: Database,
  companyId: string,
  size: number,
): AsyncGenerator<readonly EnrichedPosting[]> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ id: string }[]>(
      `SELECT id FROM Posting
      WHERE companyId = ? AND closedAt IS NULL
        AND enhancedHash IS NOT contentHash AND enhanceAttempts < ?
      ORDER BY postedAt DESC, seq`,
      companyId,
      mostAttempts,
    ),
  );
  for (let from = 0; from < rows.length; from += size) {
    const ids = rows.slice(from, from + size).map(({ id }) => id);
    yield await read(db, (prisma) => readPostings(prisma, ids, { withText: true }));
  }
}

/**
 * Records the pieces of a company, numbered in order. If this run has cut the company before,
 * returns those pieces. A finished or cancelled company gets no pieces. Throws `unknown_run` if the
 * run or company is gone.
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

/** Records that the model's work on a piece failed; a stored piece stays stored. */
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

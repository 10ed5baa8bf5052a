import type { Enrichment } from '#core/enrichment.ts';
import type { ErrorView } from '#core/error-view.ts';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import type { Database } from '../engine/open.ts';
import { idList, updateRows } from '../engine/statements.ts';
import { type Transaction, write } from '../engine/transaction.ts';
import { scoreWritten } from '../fit/scores.ts';
import { indexPostings } from '../postings/word-index.ts';
import { sortedColumns } from './fact-sets.ts';
import { factsRow, readPostings } from './posting-rows.ts';

export type EnrichmentToStore = {
  readonly runId: string;
  readonly companyId: string;
  readonly piece: number;
  readonly results: readonly {
    readonly id: string;
    readonly contentHash: string;
    /** Null if the model gave nothing usable. */
    readonly enrichment: Enrichment | null;
  }[];
  readonly problem?: ErrorView | null;
};

/**
 * Stores one piece, all or nothing; repeating it changes nothing. Skips a posting that has changed
 * since or is gone. Throws `unknown_run` if the piece is gone.
 */
export async function storeEnrichment(
  db: Database,
  input: EnrichmentToStore,
): Promise<{ readonly enhanced: number; readonly failed: number }> {
  const { runId, companyId, piece, results, problem = null } = input;
  return await write(db, async (tx) => {
    const where = { runId_companyId_piece: { runId, companyId, piece } };
    const row = await tx.runPiece.findUnique({ where });
    if (row === null) throw new AppError('unknown_run', { id: runId });
    if (row.status === 'stored') return { enhanced: row.enhanced, failed: row.failed };
    const failedIds = results.filter((result) => result.enrichment === null).map(({ id }) => id);
    const counts = { enhanced: await apply(tx, results), failed: failedIds.length };
    await countAttempt(tx, failedIds);
    const error = problem && JSON.stringify(problem);
    await tx.runPiece.update({ where, data: { status: 'stored', error, ...counts } });
    return counts;
  });
}

async function apply(tx: Transaction, results: EnrichmentToStore['results']): Promise<number> {
  const ids = results.map(({ id }) => id);
  const known = await readPostings(tx, ids, { withText: false });
  const byId = new Map(results.map((result) => [result.id, result]));
  const read = known.flatMap(({ id, contentHash, posting, enrichment: before }) => {
    const result = byId.get(id);
    if (result?.contentHash !== contentHash || result.enrichment === null) return [];
    return [{ id, contentHash, posting, before, enrichment: result.enrichment }];
  });
  const sorted = await sortedColumns(tx, read);
  await updateRows(
    tx,
    'Posting',
    read.map(({ id, contentHash, posting, enrichment }, i) => ({
      id,
      enhancedHash: contentHash,
      ...factsRow(posting, enrichment),
      ...sorted[i],
    })),
  );
  await updateRows(
    tx,
    'PostingText',
    read.map(({ id, enrichment }) => ({ id, enrichment: JSON.stringify(enrichment) })),
  );
  await scoreWritten(
    tx,
    read.map(({ id }) => id),
  );
  // Indexing dominates the cost: only for changed words.
  const reworded = read.filter(
    ({ posting, before, enrichment }) =>
      factWords(posting, before) !== factWords(posting, enrichment),
  );
  await indexPostings(
    tx,
    reworded.map(({ id }) => id),
  );
  return read.length;
}

/** The indexed words of a reading: see word-index.ts. */
function factWords(posting: RawPosting, enrichment: Enrichment): string {
  const { skills, workplace, seniority, employmentType } = factsRow(posting, enrichment);
  return [skills, workplace, seniority, employmentType].join(' ');
}

async function countAttempt(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRawUnsafe(
    `UPDATE Posting SET enhanceAttempts = enhanceAttempts + 1
    WHERE id IN (SELECT value FROM json_each(?))`,
    idList(ids),
  );
}

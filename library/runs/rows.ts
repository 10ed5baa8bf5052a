import { declinedBoards, parseMove } from '#core/board-move.ts';
import { parseRecipe } from '#core/recipe.ts';
import type { RunCompany, RunPiece, RunRecord } from '#core/run.ts';
import type {
  RunPiece as PieceRow,
  Run as RunRow,
  RunCompany as ScanRow,
} from '#prisma/generated/client.ts';
import { idList } from '../engine/statements.ts';
import type { Transaction } from '../engine/transaction.ts';

type CompanyRow = ScanRow & {
  readonly url: string;
  readonly name: string;
  readonly knownSource: string | null;
  readonly knownSlug: string | null;
  readonly listingRef: string | null;
  readonly move: string | null;
  readonly recipe: string | null;
  readonly usesProxy: number | boolean;
};

/** Always three queries: an `include` of many pieces would exceed SQLite's parameters. */
export async function toRunRecords(
  prisma: Pick<Transaction, '$queryRawUnsafe'>,
  runs: readonly RunRow[],
): Promise<RunRecord[]> {
  const ids = idList(runs.map(({ id }) => id));
  const companies = await prisma.$queryRawUnsafe<CompanyRow[]>(
    `SELECT r.*, c.url, c.name, c.source AS knownSource, c.slug AS knownSlug, c.listingRef, c.move,
      c.recipe, c.usesProxy
    FROM RunCompany r JOIN Company c ON c.id = r.companyId
    WHERE r.runId IN (SELECT value FROM json_each(?)) ORDER BY r.position`,
    ids,
  );
  const pieces = await prisma.$queryRawUnsafe<PieceRow[]>(
    'SELECT * FROM RunPiece WHERE runId IN (SELECT value FROM json_each(?)) ORDER BY piece',
    ids,
  );
  const piecesOf = Map.groupBy(pieces, keyOf);
  const companiesOf = Map.groupBy(companies, ({ runId }) => runId);
  // Only the inbox needs the time of collection.
  return runs.map(({ collectedAt: _, ...run }) => ({
    ...run,
    status: run.status as RunRecord['status'],
    companies: (companiesOf.get(run.id) ?? []).map((row) =>
      toRunCompany(row, piecesOf.get(keyOf(row)) ?? []),
    ),
  }));
}

const keyOf = ({ runId, companyId }: { readonly runId: string; readonly companyId: string }) =>
  JSON.stringify([runId, companyId]);

/** These columns were checked when written. */
const toRunCompany = (row: CompanyRow, pieces: readonly PieceRow[]): RunCompany => ({
  companyId: row.companyId,
  url: row.url,
  name: row.name,
  known: {
    source: row.knownSource,
    slug: row.knownSlug,
    declined: [...declinedBoards(parseMove(row.move))],
    listingRef: row.listingRef,
    recipe: parseRecipe(row.recipe),
    usesProxy: Boolean(row.usesProxy),
  },
  status: row.status as RunCompany['status'],
  source: row.source,
  means: row.means as RunCompany['means'],
  claimed: row.claimed,
  captured: row.captured,
  complete: row.complete,
  proof: row.proof,
  held: row.held,
  isFirst: row.isFirst,
  postings: row.postings,
  new: row.newCount,
  changed: row.changedCount,
  closed: row.closedCount,
  omitted: JSON.parse(row.omitted) as RunCompany['omitted'],
  error: parseError(row.error),
  storedAt: row.storedAt,
  pieces: pieces.map(toRunPiece),
});

export const toRunPiece = (row: PieceRow): RunPiece => ({
  piece: row.piece,
  ref: row.ref,
  postings: row.postings,
  status: row.status as RunPiece['status'],
  enhanced: row.enhanced,
  failed: row.failed,
  error: parseError(row.error),
});

const parseError = (json: string | null): RunCompany['error'] =>
  json === null ? null : (JSON.parse(json) as RunCompany['error']);

import type { RunCompany, RunPiece, RunRecord } from '#core/run.ts';
import type {
  RunPiece as PieceRow,
  Run as RunRow,
  RunCompany as ScanRow,
} from '#prisma/generated/client.ts';
import type { Transaction } from './access.ts';
import { idList } from './statements.ts';

type CompanyRow = ScanRow & {
  readonly url: string;
  readonly name: string;
  readonly knownSource: string | null;
  readonly knownSlug: string | null;
  readonly listingRef: string | null;
};

/**
 * Runs with all that belongs to them. Three queries whatever their size: an `include` of a thousand
 * companies' pieces would need more parameters than SQLite takes.
 */
export async function toRunRecords(
  prisma: Pick<Transaction, '$queryRawUnsafe'>,
  runs: readonly RunRow[],
): Promise<readonly RunRecord[]> {
  const ids = idList(runs.map(({ id }) => id));
  const companies = await prisma.$queryRawUnsafe<CompanyRow[]>(
    `SELECT r.*, c.url, c.name, c.source AS knownSource, c.slug AS knownSlug, c.listingRef
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
  return runs.map((run) => ({
    ...run,
    status: run.status as RunRecord['status'],
    companies: (companiesOf.get(run.id) ?? []).map((row) =>
      toRunCompany(row, piecesOf.get(keyOf(row)) ?? []),
    ),
  }));
}

const keyOf = ({ runId, companyId }: { readonly runId: string; readonly companyId: string }) =>
  JSON.stringify([runId, companyId]);

/** The words in these columns were checked when they were written. */
const toRunCompany = (row: CompanyRow, pieces: readonly PieceRow[]): RunCompany => ({
  companyId: row.companyId,
  url: row.url,
  name: row.name,
  known: { source: row.knownSource, slug: row.knownSlug, listingRef: row.listingRef },
  status: row.status as RunCompany['status'],
  source: row.source,
  means: row.means as RunCompany['means'],
  claimed: row.claimed,
  captured: row.captured,
  complete: row.complete,
  held: row.held,
  postings: row.postings,
  new: row.newCount,
  changed: row.changedCount,
  closed: row.closedCount,
  omitted: JSON.parse(row.omitted) as RunCompany['omitted'],
  error: parseError(row.error),
  storedAt: row.storedAt,
  pieces: pieces.map(toRunPiece),
});

/** A piece as it is stored. */
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

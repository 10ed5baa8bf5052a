import type { RunRecord } from '#core/run.ts';
import { read, write } from './access.ts';
import type { Database } from './open.ts';

/** A run that is over, its companies only counted. */
export type PastRun = Pick<RunRecord, 'id' | 'userId' | 'status' | 'startedAt' | 'endedAt'> & {
  readonly message: string;
  readonly totalCompanies: number;
  /** Stored, or found to be another company's board. */
  readonly completedCompanies: number;
  readonly failedCompanies: number;
  /** Not read, because the run ended first. */
  readonly cancelledCompanies: number;
  /** Of those completed: not all of it could be read. */
  readonly partialCompanies: number;
  /** Nothing was reached, because the machine has no connection. */
  readonly isOffline: boolean;
  readonly jobsFound: number;
  readonly newPostings: number;
  readonly changedPostings: number;
  readonly closedPostings: number;
};

/** Runs that are over, the newest first. Companies that are no longer watched do not count. */
export async function listPastRuns(db: Database, limit: number): Promise<PastRun[]> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<(Omit<PastRun, 'isOffline'> & { readonly isOffline: number })[]>(
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
        coalesce(sum(scan.postings) FILTER (WHERE scan.status = 'stored'), 0) AS jobsFound,
        coalesce(sum(scan.newCount), 0) AS newPostings,
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

/** Forgets runs that are over and answers how many; what they found stays, its history too. */
export async function clearPastRuns(db: Database): Promise<number> {
  const { count } = await write(db, (tx) =>
    tx.run.deleteMany({ where: { status: { not: 'running' } } }),
  );
  return count;
}

import type { ErrorView } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { RunCompany } from '#core/run.ts';
import { read } from './access.ts';
import type { Database } from './open.ts';

/** So many are shown. */
const mostScans = 20;

/** What one scan of a company saw. */
export type CompanyScan = Pick<
  RunCompany,
  'status' | 'means' | 'claimed' | 'captured' | 'complete' | 'held' | 'new' | 'changed' | 'closed'
> & {
  readonly runId: string;
  readonly at: string;
  readonly omitted: Omission[];
  readonly error: ErrorView | null;
};

/** The last twenty scans of a company that are over for it, the newest first. */
export async function listCompanyScans(db: Database, companyId: string): Promise<CompanyScan[]> {
  const rows = await read(db, (prisma) =>
    prisma.runCompany.findMany({
      where: { companyId, status: { not: 'queued' } },
      include: { run: true },
      orderBy: [{ run: { startedAt: 'desc' } }, { runId: 'desc' }],
      take: mostScans,
    }),
  );
  return rows.map((row) => ({
    runId: row.runId,
    at: row.storedAt ?? row.run.endedAt ?? row.run.startedAt,
    // The words in these columns were checked when they were written.
    status: row.status as CompanyScan['status'],
    means: row.means as CompanyScan['means'],
    claimed: row.claimed,
    captured: row.captured,
    complete: row.complete,
    held: row.held,
    new: row.newCount,
    changed: row.changedCount,
    closed: row.closedCount,
    omitted: JSON.parse(row.omitted) as Omission[],
    error: row.error === null ? null : (JSON.parse(row.error) as ErrorView),
  }));
}

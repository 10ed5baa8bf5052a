import type { Company } from '#core/company.ts';
import type { ErrorView } from '#core/errors.ts';
import type { Means } from '#core/listing.ts';
import { read } from './access.ts';
import type { Database } from './open.ts';
import { newForMs } from './posting-conditions.ts';

/** A watched company with what its last scan came to. */
export type CompanyView = Company & {
  readonly means: Means | null;
  readonly isPaused: boolean;
  readonly scanEveryHours: number | null;
  /** First seen within seven days and open. */
  readonly newPostings: number;
  readonly lastError: ErrorView | null;
};

type Row = Omit<CompanyView, 'lastError'> & { readonly lastError: string | null };

/** All companies, in the order they were added. */
export async function listCompanyViews(db: Database): Promise<CompanyView[]> {
  return await select(db, '');
}

/** One company by its id; null where nobody watches it. */
export async function findCompanyView(db: Database, id: string): Promise<CompanyView | null> {
  const [view] = await select(db, 'WHERE c.id = ?', id);
  return view ?? null;
}

/** `where` is ours, never a user's. One walk over an index counts for all companies. */
async function select(db: Database, where: string, ...ids: string[]): Promise<CompanyView[]> {
  const newFrom = new Date(db.now().getTime() - newForMs).toISOString();
  const own = ids.length === 0 ? '' : 'AND p.companyId = ?';
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Row[]>(
      `WITH counted AS (
        SELECT p.companyId, count(*) AS open, sum(p.firstSeenAt >= ?) AS new
        FROM Posting p WHERE p.closedAt IS NULL ${own} GROUP BY p.companyId
      )
      SELECT c.id, c.url, c.name, c.source, c.slug, c.health, c.addedAt, c.lastCheckedAt,
        c.means, c.isPaused, c.scanEveryHours, c.lastError,
        coalesce(n.open, 0) AS openPostings, coalesce(n.new, 0) AS newPostings
      FROM Company c LEFT JOIN counted n ON n.companyId = c.id ${where}
      ORDER BY c.addedAt, c.rowid`,
      newFrom,
      ...ids,
      ...ids,
    ),
  );
  return rows.map((row) => ({
    ...row,
    lastError: row.lastError === null ? null : (JSON.parse(row.lastError) as ErrorView),
  }));
}

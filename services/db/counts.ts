import { read } from './access.ts';
import type { Database } from './open.ts';

/** How much there is: the numbers beside the names of screens, and how the companies are. */
export type Counts = {
  readonly inbox: number;
  /** Open and not hidden. */
  readonly openings: number;
  /** In any stage. */
  readonly tracked: number;
  readonly companies: number;
  /** Companies that could be read when they were last checked, even if only in part. */
  readonly checkedCompanies: number;
  /** Companies that could not be. Those that were never checked are in neither number. */
  readonly failingCompanies: number;
  /** When a company was last read; null where none could be yet. */
  readonly lastCheckedAt: string | null;
};

/** Counts what there is, each over an index. */
export async function readCounts(db: Database): Promise<Counts> {
  const [counts] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Counts[]>(
      `SELECT
        (SELECT count(*) FROM InboxItem WHERE archivedAt IS NULL) AS inbox,
        (SELECT count(*) FROM Posting WHERE closedAt IS NULL) - (
          SELECT count(*) FROM PostingMark m JOIN Posting p ON p.seq = m.seq
          WHERE m.hiddenAt IS NOT NULL AND p.closedAt IS NULL
        ) AS openings,
        (SELECT count(*) FROM Application WHERE stage IS NOT NULL) AS tracked,
        company.*
      FROM (
        SELECT count(*) AS companies,
          count(*) FILTER (WHERE health <> 'failed' AND lastCheckedAt IS NOT NULL)
            AS checkedCompanies,
          count(*) FILTER (WHERE health = 'failed') AS failingCompanies,
          max(lastCheckedAt) FILTER (WHERE health <> 'failed') AS lastCheckedAt
        FROM Company
      ) company`,
    ),
  );
  if (counts === undefined) throw new Error('a count of everything has one row');
  return counts;
}

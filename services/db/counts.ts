import { read } from './access.ts';
import type { Database } from './open.ts';

/** The numbers beside the names of screens. */
export type Counts = {
  readonly inbox: number;
  /** Open and not hidden. */
  readonly openings: number;
  /** In any stage. */
  readonly tracked: number;
  readonly companies: number;
  /** Companies that could not be read when they were last checked. */
  readonly failingCompanies: number;
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
        (SELECT count(*) FROM Company) AS companies,
        (SELECT count(*) FROM Company WHERE health = 'failed') AS failingCompanies`,
    ),
  );
  if (counts === undefined) throw new Error('a count of everything has one row');
  return counts;
}

/** When companies were last checked: how many could be read, how many could not. */
export type Checked = {
  readonly companies: number;
  readonly failing: number;
  readonly at: string | null;
};

/** Companies that were never checked are in neither number. */
export async function readChecked(db: Database): Promise<Checked> {
  const [checked] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Checked[]>(
      `SELECT count(*) FILTER (WHERE health <> 'failed') AS companies,
        count(*) FILTER (WHERE health = 'failed') AS failing, max(lastCheckedAt) AS at
      FROM Company WHERE lastCheckedAt IS NOT NULL`,
    ),
  );
  if (checked === undefined) throw new Error('a count of everything has one row');
  return checked;
}

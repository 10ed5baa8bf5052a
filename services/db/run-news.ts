import type { ErrorView } from '#core/errors.ts';
import type { Transaction } from './access.ts';
import { sqlNotAsked } from './not-asked.ts';

/** What a run that is over found that somebody may want to know; postings by their numbers. */
export type RunNews = {
  /** Companies that were read for the first time, and how many openings they have. */
  readonly watching: readonly { readonly companyId: string; readonly count: number }[];
  /** Open postings seen for the first time, the newest first. */
  readonly found: readonly { readonly seq: number; readonly isFirstScan: boolean }[];
  readonly versions: readonly PostingNews[];
  /** Companies that could not be read, but could when they were last tried. */
  readonly broken: readonly { readonly companyId: string; readonly error: ErrorView | null }[];
};

/** Something that happened to a posting. */
export type PostingNews = {
  readonly seq: number;
  readonly kind: 'changed' | 'closed' | 'reopened';
  readonly isTracked: boolean;
};

type Reader = Pick<Transaction, '$queryRawUnsafe'>;

/** Reads what a run found. A posting is news of one run only, however runs overlap. */
export async function readRunNews(prisma: Reader, runId: string): Promise<RunNews> {
  const firsts = await firstScans(prisma, runId);
  const isFirst = new Set(firsts.map(({ companyId }) => companyId));
  const found = await foundIn(prisma, runId);
  return {
    watching: firsts,
    found: found.map(({ seq, companyId }) => ({ seq, isFirstScan: isFirst.has(companyId) })),
    versions: await versionsOf(prisma, runId),
    broken: await brokenIn(prisma, runId),
  };
}

/** Forgotten runs do not make a company new: its postings and the inbox remember. */
const firstScans = (prisma: Reader, runId: string) =>
  prisma.$queryRawUnsafe<{ companyId: string; count: number }[]>(
    `SELECT scan.companyId, scan.postings AS count
    FROM RunCompany scan JOIN Run run ON run.id = scan.runId
    WHERE scan.runId = ? AND scan.status = 'stored'
      AND scan.companyId NOT IN (
        SELECT companyId FROM InboxItem WHERE kind = 'watching' AND cause <> ?
      )
      AND NOT EXISTS (
        SELECT 1 FROM RunCompany other JOIN Run earlier ON earlier.id = other.runId
        WHERE other.companyId = scan.companyId AND other.status = 'stored'
          AND (earlier.startedAt, earlier.rowid) < (run.startedAt, run.rowid)
      )
      AND NOT EXISTS (
        SELECT 1 FROM Posting p
        WHERE p.companyId = scan.companyId AND p.firstSeenAt < run.startedAt
      )
    ORDER BY scan.position`,
    runId,
    runId,
  );

/** A company may be stored more than once in a run, so that any moment of it will do. */
const foundIn = (prisma: Reader, runId: string) =>
  prisma.$queryRawUnsafe<{ seq: number; companyId: string }[]>(
    `SELECT p.seq, p.companyId
    FROM RunCompany scan JOIN Run run ON run.id = scan.runId
    JOIN Posting p ON p.companyId = scan.companyId AND p.closedAt IS NULL
      AND p.firstSeenAt BETWEEN run.startedAt AND scan.storedAt
    WHERE scan.runId = ? AND scan.status = 'stored'
      AND NOT EXISTS (
        SELECT 1 FROM InboxItem item
        WHERE item.seq = p.seq AND item.kind = 'match' AND item.cause <> ?
      )
    ORDER BY p.listedAt DESC, p.seq DESC`,
    runId,
    runId,
  );

/** Changes that a reader cannot see are none. */
async function versionsOf(prisma: Reader, runId: string): Promise<readonly PostingNews[]> {
  const rows = await prisma.$queryRawUnsafe<
    (Omit<PostingNews, 'isTracked'> & { stage: unknown })[]
  >(
    `SELECT p.seq, version.kind, application.stage
    FROM PostingVersion version JOIN Posting p ON p.id = version.postingId
    LEFT JOIN Application application ON application.seq = p.seq
    WHERE version.runId = ? AND (version.kind <> 'changed' OR version.changes <> '[]')
    ORDER BY version.id`,
    runId,
  );
  return rows.map(({ seq, kind, stage }) => ({ seq, kind, isTracked: stage !== null }));
}

/**
 * A company is broken once. Where earlier runs were forgotten, the inbox remembers that it was,
 * unless an opening was seen since.
 */
async function brokenIn(prisma: Reader, runId: string): Promise<RunNews['broken']> {
  const rows = await prisma.$queryRawUnsafe<{ companyId: string; error: string | null }[]>(
    `SELECT scan.companyId, scan.error
    FROM RunCompany scan JOIN Run run ON run.id = scan.runId
    WHERE scan.runId = ? AND scan.status = 'failed' AND NOT ${sqlNotAsked('scan.error')}
      AND 'failed' IS NOT coalesce(
        (
          SELECT other.status FROM RunCompany other JOIN Run earlier ON earlier.id = other.runId
          WHERE other.companyId = scan.companyId AND other.status NOT IN ('queued', 'cancelled')
            AND NOT ${sqlNotAsked('other.error')}
            AND (earlier.startedAt, earlier.rowid) < (run.startedAt, run.rowid)
          ORDER BY earlier.startedAt DESC, earlier.rowid DESC LIMIT 1
        ),
        (
          SELECT 'failed' FROM InboxItem item
          WHERE item.companyId = scan.companyId AND item.kind = 'broken' AND item.cause <> run.id
            AND item.at > coalesce(
              (SELECT max(p.lastSeenAt) FROM Posting p WHERE p.companyId = scan.companyId), ''
            )
          LIMIT 1
        )
      )
    ORDER BY scan.position`,
    runId,
  );
  return rows.map(({ companyId, error }) => ({
    companyId,
    error: error === null ? null : (JSON.parse(error) as ErrorView),
  }));
}

import type { DigestNews, MatchNews, NamedPosting, ReminderNews } from '#contract/inbox.ts';
import type { BoardRef } from '#core/board-move.ts';
import type { ErrorView } from '#core/error-view.ts';
import type { ErrorCode } from '#core/errors.ts';
import { pagesChangedIn } from '../companies/watched-pages.ts';
import type { Database } from '../engine/open.ts';
import { read, type Transaction } from '../engine/transaction.ts';
import { sqlNotReached } from '../runs/runs.ts';

const named = 3;

export const readMatchNews = (db: Database, runId: string): Promise<MatchNews> =>
  read(db, (prisma) => matchNews(prisma, 'item.cause = ?', runId));

export const readLatestId = (db: Database): Promise<number> =>
  read(
    db,
    async (prisma) => (await prisma.inboxItem.aggregate({ _max: { id: true } }))._max.id ?? 0,
  );

/**
 * Counts what was added, archived since or not. By ids: a late run's news has an early time, and a
 * snoozed item that returns has a late one.
 */
export async function readDigestNews(
  db: Database,
  { afterId, upToId }: { readonly afterId: number; readonly upToId: number },
): Promise<DigestNews> {
  return await read(db, async (prisma) => {
    const [counts] = await prisma.$queryRawUnsafe<Omit<DigestNews, 'matches'>[]>(
      `SELECT count(*) FILTER (WHERE kind IN ('changed', 'reopened')) AS changed,
        count(*) FILTER (WHERE kind = 'closed') AS closed,
        count(*) FILTER (WHERE kind IN ('broken', 'moved')) AS broken
      FROM InboxItem WHERE id > ? AND id <= ?`,
      afterId,
      upToId,
    );
    const { changed = 0, closed = 0, broken = 0 } = counts ?? {};
    const matches = await matchNews(prisma, 'item.id > ? AND item.id <= ?', afterId, upToId);
    return { matches, changed, closed, broken };
  });
}

/** `where` is code, never input. */
async function matchNews(
  prisma: Reader,
  where: string,
  ...values: readonly (string | number)[]
): Promise<MatchNews> {
  const [total] = await prisma.$queryRawUnsafe<
    { count: number; searches: number; search: string | null }[]
  >(
    `SELECT count(*) AS count, count(DISTINCT coalesce(item.searchId, '')) AS searches,
        min(search.name) AS search
      FROM InboxItem item
      LEFT JOIN SavedSearch search ON search.id = item.searchId AND search.removedAt IS NULL
      WHERE item.kind = 'match' AND ${where}`,
    ...values,
  );
  const first = await select(prisma, `item.kind = 'match' AND ${where}`, ...values);
  const { count = 0, searches = 0, search = null } = total ?? {};
  return { count, first: first.map(toPosting), search: searches === 1 ? search : null };
}

export async function readReminderNews(db: Database, at: string): Promise<ReminderNews> {
  return await read(db, async (prisma) => {
    const count = await prisma.inboxItem.count({ where: { kind: 'reminder', at } });
    const first = await select(prisma, `item.kind = 'reminder' AND item.at = ?`, at);
    return {
      count,
      first: first.map((row) => ({
        ...toPosting(row),
        text: (JSON.parse(row.detail) as { readonly text: string }).text,
      })),
    };
  });
}

type Row = NamedPosting & { readonly detail: string };

const toPosting = ({ postingId, title, company }: Row): NamedPosting => ({
  postingId,
  title,
  company,
});

/** `where` is code, never input. */
const select = (
  prisma: Pick<Transaction, '$queryRawUnsafe'>,
  where: string,
  ...values: readonly (string | number)[]
): Promise<Row[]> =>
  prisma.$queryRawUnsafe<Row[]>(
    `SELECT p.id AS postingId, p.title, c.name AS company, item.detail
    FROM InboxItem item JOIN Posting p ON p.seq = item.seq JOIN Company c ON c.id = p.companyId
    WHERE ${where} ORDER BY item.id LIMIT ${named}`,
    ...values,
  );

export type RunNews = {
  /** Companies read for the first time. */
  readonly watching: readonly FirstScan[];
  readonly found: readonly { readonly seq: number; readonly isFirstScan: boolean }[];
  readonly versions: readonly PostingNews[];
  readonly broken: readonly { readonly companyId: string; readonly error: ErrorView | null }[];
  /** Pages without readable openings that changed. */
  readonly pages: Awaited<ReturnType<typeof pagesChangedIn>>;
  /** `board`: the one found, which is news once. */
  readonly moved: readonly (RunNews['broken'][number] & { readonly board: BoardRef | null })[];
};

/** `isPartial` if some openings could not be read. */
export type FirstScan = {
  readonly companyId: string;
  readonly count: number;
  readonly isPartial: boolean;
};

export type PostingNews = {
  readonly seq: number;
  readonly kind: 'changed' | 'closed' | 'reopened';
  readonly isTracked: boolean;
};

type Reader = Pick<Transaction, '$queryRawUnsafe'>;

/** Reads the news of a run. A posting is news of one run only, even if runs overlap. */
export async function readRunNews(prisma: Reader, runId: string): Promise<RunNews> {
  const firsts = await firstScans(prisma, runId);
  const isFirst = new Set(firsts.map(({ companyId }) => companyId));
  const found = await foundIn(prisma, runId);
  return {
    watching: firsts,
    found: found.map(({ seq, companyId }) => ({ seq, isFirstScan: isFirst.has(companyId) })),
    versions: await versionsOf(prisma, runId),
    broken: await brokenIn(prisma, runId),
    pages: await pagesChangedIn(prisma, runId),
    moved: await movedIn(prisma, runId),
  };
}

/** What the run itself noted, as all counts of new openings go by; the inbox remembers it too. */
async function firstScans(prisma: Reader, runId: string): Promise<readonly FirstScan[]> {
  const rows = await prisma.$queryRawUnsafe<
    (Omit<FirstScan, 'isPartial'> & { complete: unknown })[]
  >(
    `SELECT scan.companyId, scan.postings AS count, scan.complete
    FROM RunCompany scan
    WHERE scan.runId = ? AND scan.status = 'stored'
      AND scan.companyId NOT IN (
        SELECT companyId FROM InboxItem WHERE kind = 'watching' AND cause <> ?
      )
      AND scan.isFirst
    ORDER BY scan.position`,
    runId,
    runId,
  );
  return rows.map(({ complete, ...scan }) => ({ ...scan, isPartial: !complete }));
}

/** A run may store a company more than once, so any moment of the run counts. */
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

/** Leaves out changes that a reader cannot see. */
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

/** Reports a company once. For deleted runs, the inbox remembers it until an opening is seen. */
async function brokenIn(prisma: Reader, runId: string): Promise<RunNews['broken']> {
  const rows = await prisma.$queryRawUnsafe<{ companyId: string; error: string | null }[]>(
    `SELECT scan.companyId, scan.error
    FROM RunCompany scan JOIN Run run ON run.id = scan.runId
    WHERE scan.runId = ? AND scan.status = 'failed' AND NOT ${sqlNotReached('scan.error')}
      AND scan.error ->> 'code' IS NOT '${moved}'
      AND 'failed' IS NOT coalesce(
        (
          SELECT other.status FROM RunCompany other JOIN Run earlier ON earlier.id = other.runId
          WHERE other.companyId = scan.companyId AND other.status NOT IN ('queued', 'cancelled')
            AND NOT ${sqlNotReached('other.error')}
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

/** Companies with another board, each board once: until the answer, every scan finds it again. */
async function movedIn(prisma: Reader, runId: string): Promise<RunNews['moved']> {
  const rows = await prisma.$queryRawUnsafe<
    { companyId: string; error: string; board: string | null }[]
  >(
    `SELECT scan.companyId, scan.error, c.move -> 'to' AS board
    FROM RunCompany scan JOIN Company c ON c.id = scan.companyId
    WHERE scan.runId = ? AND scan.status = 'failed' AND scan.error ->> 'code' = '${moved}'
      AND NOT EXISTS (
        SELECT 1 FROM InboxItem item
        WHERE item.companyId = scan.companyId AND item.kind = 'moved' AND item.cause <> scan.runId
          AND item.detail -> 'board' IS c.move -> 'to'
          AND item.at > coalesce(
            (SELECT max(p.lastSeenAt) FROM Posting p WHERE p.companyId = scan.companyId), ''
          )
      )
    ORDER BY scan.position`,
    runId,
  );
  return rows.map(({ companyId, error, board }) => ({
    companyId,
    error: JSON.parse(error) as ErrorView,
    board: board === null ? null : (JSON.parse(board) as BoardRef),
  }));
}

const moved = 'board_moved' satisfies ErrorCode;

import { read, type Transaction } from './access.ts';
import type { Database } from './open.ts';

/** An opening as a sentence names it. */
export type NamedPosting = {
  readonly postingId: string;
  readonly title: string;
  readonly company: string;
};

/** New openings that one run put into the inbox. */
export type MatchNews = {
  readonly count: number;
  /** The first three of them. */
  readonly first: readonly NamedPosting[];
  /** The saved search that found all of them; null where several did, or none is kept. */
  readonly search: string | null;
};

/** Reminders that have just come to be due. */
export type ReminderNews = {
  readonly count: number;
  readonly first: readonly (NamedPosting & { readonly text: string })[];
};

/** How many are named. */
const named = 3;

/** What a run found that is news to a person. */
export async function readMatchNews(db: Database, runId: string): Promise<MatchNews> {
  return await read(db, async (prisma) => {
    const [total] = await prisma.$queryRawUnsafe<
      { count: number; searches: number; search: string | null }[]
    >(
      `SELECT count(*) AS count, count(DISTINCT coalesce(item.searchId, '')) AS searches,
        min(search.name) AS search
      FROM InboxItem item
      LEFT JOIN SavedSearch search ON search.id = item.searchId AND search.removedAt IS NULL
      WHERE item.kind = 'match' AND item.cause = ?`,
      runId,
    );
    const first = await select(prisma, `item.kind = 'match' AND item.cause = ?`, runId);
    const { count = 0, searches = 0, search = null } = total ?? {};
    return { count, first: first.map(toPosting), search: searches === 1 ? search : null };
  });
}

/** The reminders that were put into the inbox at a moment. */
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

/** `where` is ours, never a user's. */
const select = (
  prisma: Pick<Transaction, '$queryRawUnsafe'>,
  where: string,
  value: string,
): Promise<Row[]> =>
  prisma.$queryRawUnsafe<Row[]>(
    `SELECT p.id AS postingId, p.title, c.name AS company, item.detail
    FROM InboxItem item JOIN Posting p ON p.seq = item.seq JOIN Company c ON c.id = p.companyId
    WHERE ${where} ORDER BY item.id LIMIT ${named}`,
    value,
  );

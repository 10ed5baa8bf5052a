import type { InboxKind } from '#core/inbox.ts';
import type { SavedSearch } from '#core/saved-search.ts';
import { dueReminders, reminderCause } from '../applications/reminders.ts';
import type { Database } from '../engine/open.ts';
import { insertRows } from '../engine/statements.ts';
import { read, type Transaction, write } from '../engine/transaction.ts';
import { listSearches, matchesAmong } from '../searches.ts';
import { type FirstScan, type PostingNews, type RunNews, readRunNews } from './inbox-news.ts';

/** One search adds at most this many items; the openings list has the rest. */
const mostPerSearch = 200;

type News = {
  readonly kind: InboxKind;
  readonly seq?: number;
  readonly companyId?: string;
  readonly searchId?: string | undefined;
  readonly detail?: Readonly<Record<string, unknown>>;
};

/**
 * Puts the news of a finished run into the inbox, marks the run as collected, and returns the
 * number of new items. Repeating it adds nothing: each item comes once from a run, even if
 * archived. Runs must be collected one after the other: news that two runs share belongs to the
 * first.
 */
export async function collectRun(
  db: Database,
  { runId, at }: { readonly runId: string; readonly at: string },
): Promise<number> {
  const news = await read(db, (prisma) => readRunNews(prisma, runId));
  const searches = await listSearches(db);
  const items: readonly News[] = [
    ...(await versionItems(db, news.versions, searches)),
    ...(await matchItems(db, news.found, searches)),
    ...news.broken.map(({ companyId, ...detail }) => ofCompany('broken', companyId, detail)),
    ...news.pages.map(({ companyId, change }) => ofCompany('page', companyId, { page: change })),
    ...news.moved.map(({ companyId, ...detail }) => ofCompany('moved', companyId, detail)),
    ...news.watching.map(watching),
  ];
  const caused = items.map((item) => ({ ...item, cause: runId }));
  return await write(db, async (tx) => {
    await tx.run.updateMany({
      where: { id: runId, collectedAt: null },
      data: { collectedAt: at },
    });
    const added = await add(tx, caused, at);
    await archiveOutdated(tx, { runId, at });
    return added;
  });
}

/**
 * Archives what the run made old: an opening has one line, for its latest event; one on the board is
 * no news any more; a company that was read has no problem.
 */
async function archiveOutdated(
  tx: Transaction,
  { runId, at }: { readonly runId: string; readonly at: string },
): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE InboxItem SET archivedAt = ?, snoozedUntil = NULL
    WHERE (archivedAt IS NULL OR snoozedUntil IS NOT NULL) AND (
      (kind IN (${ofOpenings}) AND EXISTS (
        SELECT 1 FROM InboxItem newer
        WHERE newer.seq = InboxItem.seq AND newer.id > InboxItem.id AND newer.cause = ?
          AND newer.archivedAt IS NULL AND newer.kind IN (${ofOpenings})
      ))
      OR (kind = 'match' AND cause <> ? AND seq IN (
        SELECT seq FROM Application WHERE stage IS NOT NULL
      ))
      OR (kind IN ('broken', 'moved') AND companyId IN (
        SELECT companyId FROM RunCompany WHERE runId = ? AND status = 'stored'
      ))
    )`,
    at,
    runId,
    runId,
    runId,
  );
}

const ofOpenings = `'match', 'changed', 'closed', 'reopened'`;

/** Takes due reminders of tracked postings. Waits for no other writer if nothing is due. */
export async function collectReminders(
  db: Database,
  { now }: { readonly now: string },
): Promise<number> {
  if ((await read(db, (prisma) => dueReminders(prisma, now))).length === 0) return 0;
  return await write(db, async (tx) => {
    const items = (await dueReminders(tx, now)).map(({ id, seq, dueAt, text }) => ({
      ...({ kind: 'reminder', seq, detail: { text, reminderId: id } } as const),
      cause: reminderCause({ id, dueAt }),
    }));
    return await add(tx, items, now);
  });
}

const ofCompany = (
  kind: 'broken' | 'page' | 'moved',
  companyId: string,
  detail: News['detail'] = {},
): News => ({ kind, companyId, detail });

const watching = ({ companyId, ...detail }: FirstScan): News => ({
  kind: 'watching',
  companyId,
  detail,
});

/** Without a saved search, every later posting is a match, but none of a company's first scan. */
async function matchItems(
  db: Database,
  found: RunNews['found'],
  searches: readonly SavedSearch[],
): Promise<readonly News[]> {
  if (searches.length === 0) {
    const added = found.filter(({ isFirstScan }) => !isFirstScan).slice(0, mostPerSearch);
    return added.map(({ seq }) => ({ kind: 'match', seq }));
  }
  const finders = await findersOf(
    db,
    found.map(({ seq }) => seq),
    searches,
  );
  return [...finders].map(([seq, searchId]) => ({ kind: 'match', seq, searchId }));
}

/** Tracked postings, and those that a saved search would find if they were still open. */
async function versionItems(
  db: Database,
  versions: readonly PostingNews[],
  searches: readonly SavedSearch[],
): Promise<readonly News[]> {
  const untracked = versions.filter(({ isTracked }) => !isTracked).map(({ seq }) => seq);
  const whateverStatus = searches.map((search) => ({
    ...search,
    filter: { ...search.filter, status: undefined },
  }));
  const finders = await findersOf(db, untracked, whateverStatus);
  return versions
    .filter(({ seq, isTracked }) => isTracked || finders.has(seq))
    .map(({ seq, kind }) => ({ kind, seq, searchId: finders.get(seq) }));
}

async function findersOf(
  db: Database,
  seqs: readonly number[],
  searches: readonly SavedSearch[],
): Promise<ReadonlyMap<number, string>> {
  const finders = new Map<number, string>();
  for (const { id, filter } of searches) {
    const matches = await matchesAmong(db, seqs, { filter, limit: mostPerSearch });
    for (const seq of matches) if (!finders.has(seq)) finders.set(seq, id);
  }
  return finders;
}

async function add(
  tx: Transaction,
  items: readonly (News & { readonly cause: string })[],
  at: string,
): Promise<number> {
  const before = await tx.inboxItem.count();
  const rows = items.map(({ kind, seq, companyId, searchId, cause, detail = {} }) => ({
    at,
    kind,
    seq: seq ?? null,
    companyId: companyId ?? null,
    searchId: searchId ?? null,
    cause,
    detail: JSON.stringify(detail),
  }));
  await insertRows(tx, 'InboxItem', rows, 'DO NOTHING');
  return (await tx.inboxItem.count()) - before;
}

import type { InboxKind } from '#core/inbox.ts';
import type { SavedSearch } from '#core/saved-search.ts';
import { read, type Transaction, write } from './access.ts';
import type { Database } from './open.ts';
import { dueReminders, reminderCause } from './reminders.ts';
import { type PostingNews, type RunNews, readRunNews } from './run-news.ts';
import { listSearches } from './saved-searches.ts';
import { matchesAmong } from './search-matches.ts';
import { insertRows } from './statements.ts';

/** So many items one saved search adds at most: the rest is to be found among the openings. */
const mostPerSearch = 200;

/** What of an inbox item depends on its kind. */
type News = {
  readonly kind: InboxKind;
  readonly seq?: number;
  readonly companyId?: string;
  readonly searchId?: string | undefined;
  readonly detail?: Readonly<Record<string, unknown>>;
};

/**
 * Puts into the inbox what a run that is over found, notes that this was done, and answers how many
 * items were added. Done again, it adds nothing: each thing comes once from one run, archived or
 * not. Runs must come one after the other: what two of them found is news of the first.
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
    ...news.broken.map(({ companyId, error }) => broken(companyId, error)),
    ...news.watching.map(({ companyId, count }) => watching(companyId, count)),
  ];
  const caused = items.map((item) => ({ ...item, cause: runId }));
  return await write(db, async (tx) => {
    await tx.run.updateMany({
      where: { id: runId, collectedAt: null },
      data: { collectedAt: at },
    });
    return await add(tx, caused, at);
  });
}

/**
 * Puts reminders into the inbox that are due, not done, and of a posting that is tracked. Waits for
 * no other writer where there is none.
 */
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

const broken = (companyId: string, error: unknown): News => ({
  kind: 'broken',
  companyId,
  detail: { error },
});

const watching = (companyId: string, count: number): News => ({
  kind: 'watching',
  companyId,
  detail: { count },
});

/** Without any saved search, all that companies add is a match; not what they begin with. */
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

/** What is tracked, and what a saved search would find if it were still open. */
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

/** Postings that searches find, each with the first that does. */
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

import { randomBytes } from 'node:crypto';
import type { Handlers } from '#contract/api.ts';
import { hours } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import type { SavedSearch } from '#core/saved-search.ts';
import type { SavedSearch as Row } from '#prisma/generated/client.ts';
import type { Database } from './engine/open.ts';
import { idList } from './engine/statements.ts';
import { read, write } from './engine/transaction.ts';
import { type Filter, postingFilter } from './postings/filter.ts';
import { countMatches } from './postings/matches.ts';

type SearchHandlers = Handlers<
  | 'searches.list'
  | 'searches.save'
  | 'searches.stateCurrency'
  | 'searches.viewed'
  | 'searches.remove'
>;

export const searches = (db: Database): SearchHandlers => ({
  'searches.list': () => listSearchViews(db),
  'searches.save': (search) => saveSearch(db, search),
  'searches.stateCurrency': ({ currency }) => stateCurrency(db, currency),
  'searches.viewed': ({ id }) => markViewed(db, id),
  'searches.remove': ({ id }) => removeSearch(db, id),
});

/** A removed search can be restored for this long. */
const keptForUndoMs = hours(1);

export async function listSearches(db: Database): Promise<SavedSearch[]> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Row[]>(
      'SELECT * FROM SavedSearch WHERE removedAt IS NULL ORDER BY createdAt, rowid',
    ),
  );
  return rows.map(toSavedSearch);
}

export async function listSearchViews(
  db: Database,
): Promise<(SavedSearch & { readonly newCount: number })[]> {
  const views = [];
  for (const search of await listSearches(db)) {
    const newCount = await countFirstSeenAfter(db, search.filter, search.viewedAt);
    views.push({ ...search, newCount });
  }
  return views;
}

/**
 * Saves a search; with an id, replaces or restores that one. A changed filter counts as just
 * viewed, so its present matches are not new. A least pay without a currency is in US dollars, and
 * kept so. Throws `unknown_search`.
 */
export async function saveSearch(
  db: Database,
  search: {
    readonly id?: string | undefined;
    readonly name: string;
    readonly filter: PostingFilter;
  },
): Promise<SavedSearch> {
  const { id, name } = search;
  const filter = JSON.stringify(withCurrency(search.filter, 'USD'));
  const now = db.now().toISOString();
  if (id !== undefined) {
    return await change(db, id, (before) => ({
      name,
      filter,
      viewedAt: before.filter === filter ? before.viewedAt : now,
      removedAt: null,
    }));
  }
  const data = { id: randomBytes(8).toString('hex'), name, filter, createdAt: now, viewedAt: now };
  return toSavedSearch(await write(db, (tx) => tx.savedSearch.create({ data })));
}

const withCurrency = (filter: PostingFilter, payCurrency: string): PostingFilter =>
  filter.minSalary === undefined ? filter : { payCurrency, ...filter };

/** Gives this currency to the least pay of searches that were saved without one; counts them. */
async function stateCurrency(db: Database, currency: string): Promise<number> {
  const isOld = ({ filter }: SavedSearch) =>
    filter.minSalary !== undefined && filter.payCurrency === undefined;
  const old = (await listSearches(db)).filter(isOld);
  for (const { id, filter } of old) {
    await change(db, id, () => ({ filter: JSON.stringify(withCurrency(filter, currency)) }));
  }
  return old.length;
}

/** Marks a search as viewed: its present matches are no longer new. Throws `unknown_search`. */
export const markViewed = (db: Database, id: string): Promise<SavedSearch> =>
  change(db, id, () => ({ viewedAt: db.now().toISOString() }));

/** Removes a search; it can be restored for a while. Throws `unknown_search`. */
export const removeSearch = (db: Database, id: string): Promise<SavedSearch> =>
  change(db, id, () => ({ removedAt: db.now().toISOString() }));

export async function purgeSearches(db: Database): Promise<void> {
  const before = new Date(db.now().getTime() - keptForUndoMs).toISOString();
  const where = { removedAt: { lt: before } };
  if ((await read(db, (prisma) => prisma.savedSearch.count({ where }))) === 0) return;
  await write(db, (tx) => tx.savedSearch.deleteMany({ where }));
}

async function change(
  db: Database,
  id: string,
  dataOf: (before: Row) => Partial<Omit<Row, 'id'>>,
): Promise<SavedSearch> {
  return await write(db, async (tx) => {
    const before = await tx.savedSearch.findUnique({ where: { id } });
    if (before === null) throw new AppError('unknown_search', { id });
    return toSavedSearch(await tx.savedSearch.update({ where: { id }, data: dataOf(before) }));
  });
}

const toSavedSearch = ({ id, name, filter, createdAt, viewedAt }: Row): SavedSearch => ({
  id,
  name,
  // Checked when it was saved.
  filter: JSON.parse(filter) as PostingFilter,
  createdAt,
  viewedAt,
});

/** Open, visible postings first seen after a moment; with words, 10,000 means "or more". */
async function countFirstSeenAfter(
  db: Database,
  filter: PostingFilter,
  moment: string,
): Promise<number> {
  if (filter.status === 'closed') return 0;
  const after = Math.max(Date.parse(moment) + 1, Date.parse(filter.firstSeenFrom ?? moment));
  const firstSeenFrom = new Date(after).toISOString();
  const { status = 'open' } = filter;
  const found = await filterOf(db, { ...filter, status, hidden: 'exclude', firstSeenFrom });
  return found === null ? 0 : await countMatches(db, found);
}

/** Of these postings, the visible ones that a search finds, the newest first. */
export async function matchesAmong(
  db: Database,
  seqs: readonly number[],
  search: { readonly filter: PostingFilter; readonly limit: number },
): Promise<readonly number[]> {
  if (seqs.length === 0) return [];
  // Reading a posting does not change what the search is about.
  const filter = { ...search.filter, hidden: 'exclude', isUnread: undefined } as const;
  const found = await filterOf(db, filter);
  if (found === null) return [];
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ seq: number }[]>(
      // The plus stops SQLite from walking all postings in this order to find these few.
      `SELECT found.seq FROM (SELECT p.seq, p.listedAt FROM ${found.from}) found
      WHERE found.seq IN (SELECT value FROM json_each(?))
      ORDER BY +found.listedAt DESC, found.seq DESC LIMIT ?`,
      ...found.values,
      idList(seqs),
      search.limit,
    ),
  );
  return rows.map(({ seq }) => seq);
}

/**
 * Null for a search on a company that is no longer watched, or for pay in a currency that has lost
 * its rate: it finds nothing.
 */
async function filterOf(db: Database, filter: PostingFilter): Promise<Filter | null> {
  try {
    return await postingFilter(db, filter);
  } catch (error) {
    if (error instanceof AppError && unanswerable.includes(error.code)) return null;
    throw error;
  }
}

const unanswerable: readonly string[] = ['unknown_company', 'no_rate'];

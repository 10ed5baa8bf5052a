import { randomBytes } from 'node:crypto';
import { hours } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import type { SavedSearch } from '#core/saved-search.ts';
import type { SavedSearch as Row } from '#prisma/generated/client.ts';
import { read, write } from './access.ts';
import type { Database } from './open.ts';
import { countFirstSeenAfter } from './search-matches.ts';

/** So long a search that was removed can be had back. */
const keptForUndoMs = hours(1);

/** In the order they were saved. */
export async function listSearches(db: Database): Promise<SavedSearch[]> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Row[]>(
      'SELECT * FROM SavedSearch WHERE removedAt IS NULL ORDER BY createdAt, rowid',
    ),
  );
  return rows.map(toSavedSearch);
}

/** The same, with how many open matches are new since each was last looked at. */
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
 * Saves a search; with an id, in place of that one, which is back if it was removed. What another
 * filter finds is not new: somebody has just looked at it. Throws `unknown_search`.
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
  const filter = JSON.stringify(search.filter);
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

/** Notes that somebody looks at it: what it finds so far is no longer new. Throws `unknown_search`. */
export const markViewed = (db: Database, id: string): Promise<SavedSearch> =>
  change(db, id, () => ({ viewedAt: db.now().toISOString() }));

/** Removes a search, to be had back for a while. Throws `unknown_search`. */
export const removeSearch = (db: Database, id: string): Promise<SavedSearch> =>
  change(db, id, () => ({ removedAt: db.now().toISOString() }));

/** Forgets for good what was removed a while ago; waits for no other writer where there is none. */
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

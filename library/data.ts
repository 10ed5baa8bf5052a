import { rm } from 'node:fs/promises';
import type { Handlers } from '#contract/api.ts';
import { AppError } from '#core/errors.ts';
import { isWatched } from './companies/by-hand.ts';
import { checkBackup } from './engine/backup.ts';
import { copiesOf } from './engine/copies.ts';
import { makeCopy } from './engine/migrate.ts';
import type { Database } from './engine/open.ts';
import { read, write } from './engine/transaction.ts';

type DataHandlers = Handlers<
  | 'preferences.get'
  | 'preferences.set'
  | 'host.recall'
  | 'host.remember'
  | 'host.checkWritable'
  | 'library.erase'
  | 'library.backUp'
  | 'library.checkBackup'
>;

export const data = (db: Database): DataHandlers => ({
  'preferences.get': () => readPreferences(db),
  'preferences.set': async ({ key, value }) => {
    await setPreference(db, key, value);
    return {};
  },
  'host.recall': ({ name }) => readHostState(db, name),
  'host.remember': ({ name, state }) => writeHostState(db, name, state),
  'host.checkWritable': () => write(db, async () => undefined, 1),
  'library.backUp': ({ file }) => makeCopy(db.path, file),
  'library.checkBackup': ({ file }) => checkBackup(file),
  'library.erase': async () => ({ removed: await eraseLibrary(db) }),
});

/** A larger value is no preference: every client reads them all when it starts. */
const mostBytes = 65_536;

export async function readPreferences(db: Database): Promise<Record<string, unknown>> {
  const rows = await read(db, (prisma) => prisma.preference.findMany({ orderBy: { key: 'asc' } }));
  const own = rows.filter(({ key }) => !key.startsWith(hostPrefix));
  return Object.fromEntries(own.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
}

/** Without a value, removes the key. Throws `invalid_input` over 64 kB or for a key of the host. */
export async function setPreference(db: Database, key: string, value: unknown): Promise<void> {
  if (key.startsWith(hostPrefix)) {
    const reason = `what begins with "${hostPrefix}" is Rolewatch's own`;
    throw new AppError('invalid_input', { path: 'key', reason });
  }
  const json: string | undefined = JSON.stringify(value);
  if (json === undefined) {
    await write(db, (tx) => tx.preference.deleteMany({ where: { key } }));
    return;
  }
  if (Buffer.byteLength(json) > mostBytes) {
    throw new AppError('invalid_input', { path: 'value', reason: 'it is larger than 64 kB' });
  }
  await write(db, (tx) =>
    tx.preference.upsert({
      where: { key },
      create: { key, value: json },
      update: { value: json },
    }),
  );
}

/** Prefix of the host's own keys: clients neither see nor set them. */
export const hostPrefix = 'host.';

export async function readHostState(db: Database, name: string): Promise<unknown> {
  const row = await read(db, (prisma) =>
    prisma.preference.findUnique({ where: { key: hostPrefix + name } }),
  );
  return row === null ? null : (JSON.parse(row.value) as unknown);
}

/** Stores any JSON; null removes it. */
export async function writeHostState(db: Database, name: string, state: unknown): Promise<void> {
  const key = hostPrefix + name;
  const value = JSON.stringify(state);
  await write(db, async (tx) => {
    await tx.preference.deleteMany({ where: { key } });
    if (state !== null) await tx.preference.create({ data: { key, value } });
  });
}

/**
 * Deletes every company, posting, note, search and run, and the profile, all or nothing, and returns the number of
 * companies. Preferences stay. Leaves nothing in the database's files or in copies from before a
 * migration. Throws `database_busy` if another program holds the file: deleted data may then stay
 * in it until the next erase.
 */
export async function eraseLibrary(db: Database): Promise<number> {
  const removed = await write(db, async (tx) => {
    // All at once; otherwise a trigger removes the words of each posting separately.
    await tx.$executeRawUnsafe(`INSERT INTO PostingSearch (PostingSearch) VALUES ('delete-all')`);
    await tx.run.deleteMany();
    const watched = await tx.$queryRawUnsafe<unknown[]>(
      `SELECT c.id FROM Company c WHERE ${isWatched}`,
    );
    await tx.company.deleteMany();
    await tx.savedSearch.deleteMany();
    await tx.inboxItem.deleteMany();
    await tx.factSet.deleteMany();
    await tx.profile.deleteMany();
    return watched.length;
  });
  for (const copy of copiesOf(db.path)) await rm(copy, { force: true });
  await read(db, (prisma) => prisma.$executeRawUnsafe('VACUUM'));
  // Rewriting the database goes through the log beside it; empty that too.
  await read(db, (prisma) => prisma.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)'));
  return removed;
}

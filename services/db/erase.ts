import { rm } from 'node:fs/promises';
import { read, write } from './access.ts';
import { copiesOf } from './copies.ts';
import type { Database } from './open.ts';

/**
 * Forgets every company, posting, note, search and run, all or nothing, and answers how many
 * companies there were. Preferences stay. Nothing of it is left in the database's files, nor in
 * copies that were made before a migration. Throws `database_busy` where another program holds the
 * file: what was forgotten may then still be in it until this is done again.
 */
export async function eraseLibrary(db: Database): Promise<number> {
  const removed = await write(db, async (tx) => {
    // At once: else a trigger takes out the words of each posting by itself.
    await tx.$executeRawUnsafe(`INSERT INTO PostingSearch (PostingSearch) VALUES ('delete-all')`);
    await tx.run.deleteMany();
    const { count } = await tx.company.deleteMany();
    await tx.savedSearch.deleteMany();
    await tx.inboxItem.deleteMany();
    return count;
  });
  // Those that migrations made, finished or not.
  for (const copy of copiesOf(db.path)) await rm(copy, { force: true });
  await read(db, (prisma) => prisma.$executeRawUnsafe('VACUUM'));
  // What is rewritten goes through the log beside the file, which is emptied with it.
  await read(db, (prisma) => prisma.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)'));
  return removed;
}

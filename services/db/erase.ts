import { write } from './access.ts';
import type { Database } from './open.ts';

/**
 * Forgets every company, posting, note, search and run, all or nothing, and answers how many
 * companies there were. Preferences stay.
 */
export async function eraseLibrary(db: Database): Promise<number> {
  return await write(db, async (tx) => {
    // At once: else a trigger takes out the words of each posting by itself.
    await tx.$executeRawUnsafe(`INSERT INTO PostingSearch (PostingSearch) VALUES ('delete-all')`);
    await tx.run.deleteMany();
    const { count } = await tx.company.deleteMany();
    await tx.savedSearch.deleteMany();
    await tx.inboxItem.deleteMany();
    return count;
  });
}

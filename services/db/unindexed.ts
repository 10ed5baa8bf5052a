import type { Client } from '@libsql/client';
import { read, write } from './access.ts';
import { hostPrefix } from './host-state.ts';
import type { Database } from './open.ts';
import { indexMissing } from './posting-index.ts';

/** How far the index of words is. */
export type IndexProgress = { readonly indexed: number; readonly total: number };

/** A migration that empties the index of words leaves this, until all are in it again. */
const key = `${hostPrefix}unindexed`;

/** Postings in a transaction: other writers get their turn in between. */
const perTransaction = 500;

/** Whether the index of words holds every posting. */
export async function isIndexed(client: Client): Promise<boolean> {
  const { rows } = await client.execute({
    sql: 'SELECT 1 FROM Preference WHERE key = ?',
    args: [key],
  });
  return rows.length === 0;
}

/**
 * Makes searchable what an update has left out of the index of words, about a second for each
 * 1,000 openings. Cut off, it goes on at the next start; several processes share the work.
 */
export async function finishIndex(
  db: Database,
  onProgress: (progress: IndexProgress) => void = () => undefined,
): Promise<void> {
  const total = await read(db, (prisma) => prisma.posting.count());
  let indexed = 0;
  let after = 0;
  while (true) {
    const from = { after, limit: perTransaction };
    const last = await write(db, (tx) => indexMissing(tx, from));
    if (last === null) break;
    after = last;
    indexed = Math.min(total, indexed + perTransaction);
    onProgress({ indexed, total });
  }
  await write(db, (tx) => tx.preference.deleteMany({ where: { key } }));
}

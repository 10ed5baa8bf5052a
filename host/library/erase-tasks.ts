import { eraseLibrary } from '#services/db/erase.ts';
import type { Database } from '#services/db/open.ts';

/** What ends everything. */
export type EraseTasks = {
  /** Forgets all but preferences; `removed` counts companies. Runs must be over. */
  readonly 'data.erase': (input: Record<never, never>) => Promise<{ readonly removed: number }>;
};

/** The task over the database. */
export const createEraseTasks = (db: Database): EraseTasks => ({
  'data.erase': async () => ({ removed: await eraseLibrary(db) }),
});

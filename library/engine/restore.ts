import { rename, stat } from 'node:fs/promises';
import type { Client } from '@libsql/client';
import { nameBackup } from '#services/backups.ts';
import type { DataPaths } from '#services/paths.ts';
import { connect } from './transaction.ts';

export type RestorePlaces = Pick<DataPaths, 'database' | 'restored' | 'backups'>;

/**
 * Puts a backup in the place of the database, before anything opens it. The present database becomes
 * a backup of one file. Returns true if there was one to put.
 */
export async function takeRestored(places: RestorePlaces, now: Date): Promise<boolean> {
  if (!(await exists(places.restored))) return false;
  if (await exists(places.database)) {
    const { file } = await nameBackup(places, now, '-before-restore');
    const isWhole = await endLog(places.database);
    // A damaged database keeps its log, in which may be what can be saved.
    for (const suffix of isWhole ? [''] : ['-wal', '-shm', '']) {
      if (await exists(places.database + suffix))
        await rename(places.database + suffix, file + suffix);
    }
  }
  await rename(places.restored, places.database);
  return true;
}

/**
 * Moves the latest changes from the log into the database and deletes the log, since the user
 * restores one file. Returns false for a damaged database.
 */
async function endLog(file: string): Promise<boolean> {
  let client: Client | undefined;
  try {
    client = connect(file);
    const { rows } = await client.execute('PRAGMA journal_mode = DELETE');
    return rows[0]?.journal_mode === 'delete';
  } catch {
    return false;
  } finally {
    client?.close();
  }
}

/** Throws for a file that is there and cannot be reached: a backup must not lie over it. */
const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );

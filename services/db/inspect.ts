import { stat } from 'node:fs/promises';
import type { Client, Transaction } from '@libsql/client';
import { mebibytes } from '#core/bytes.ts';
import { damaged } from './db-failure.ts';

/** Up to this size every page is checked on opening (a few milliseconds); above, by doctor. */
const quickToCheckBytes = mebibytes(4);

/**
 * Which migrations were applied to a database; none for a new one.
 * Throws `database_damaged`, also for a database of another program. Changes nothing.
 */
export async function appliedMigrations(
  connection: Pick<Client | Transaction, 'execute'>,
  file: string,
): Promise<readonly string[]> {
  const { rows } = await connection.execute(`SELECT name FROM sqlite_master WHERE type = 'table'`);
  if (rows.length === 0) return [];
  if (!rows.some(({ name }) => name === '_Migration')) {
    throw damaged(file, 'not made by Rolewatch');
  }
  const applied = await connection.execute('SELECT name FROM _Migration ORDER BY name');
  return applied.rows.map(({ name }) => String(name));
}

/** Reads every page of a database: SQLite's `quick_check`. Throws `database_damaged`. */
export async function checkPages(
  connection: Pick<Client | Transaction, 'execute'>,
  file: string,
): Promise<void> {
  const { rows } = await connection.execute('PRAGMA quick_check(1)');
  const verdict = String(rows[0]?.[0]);
  if (verdict !== 'ok') throw damaged(file, verdict);
}

/** True where checking every page takes no noticeable time, or what takes it up to another size. */
export async function isQuickToCheck(
  file: string,
  limitBytes = quickToCheckBytes,
): Promise<boolean> {
  const { size } = await stat(file);
  return size <= limitBytes;
}

import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Client, Transaction } from '@libsql/client';
import { AppError } from '#core/errors.ts';
import { copyBefore, unfinished } from './copies.ts';
import { damaged } from './database-failure.ts';
import { checkPages } from './integrity.ts';
import { connect } from './transaction.ts';

type Options = {
  readonly file: string;
  readonly folder: string;
  readonly now: () => Date;
};

/**
 * Applies all pending migrations in one transaction, after copying the database to
 * `<file>.before-<migration>`. Does nothing without pending ones. Safe if several processes open
 * the database at once. Throws `database_newer` and `database_damaged` and leaves the database
 * unchanged.
 */
export async function migrate(client: Client, options: Options): Promise<void> {
  const known = await listMigrations(options.folder);
  if (pendingOf(known, await appliedMigrations(client, options.file), options).length === 0) return;
  const tx = await client.transaction('write');
  try {
    // Another process may have migrated meanwhile: read again under the lock.
    const applied = await appliedMigrations(tx, options.file);
    const pending = pendingOf(known, applied, options);
    const [first] = pending;
    if (first !== undefined && applied.length > 0) {
      await checkPages(tx, options.file);
      await makeCopy(options.file, copyBefore(options.file, first));
    }
    await apply(tx, pending, options);
    await tx.commit();
  } finally {
    tx.close();
  }
}

/** Throws `database_newer` if a migration was applied that this version does not know. */
export function requireKnown(
  applied: readonly string[],
  known: readonly string[],
  file: string,
): void {
  if (applied.every((name) => known.includes(name))) return;
  throw new AppError('database_newer', { path: file });
}

function pendingOf(
  known: readonly string[],
  applied: readonly string[],
  { file }: Options,
): readonly string[] {
  requireKnown(applied, known, file);
  return known.filter((name) => !applied.includes(name));
}

async function apply(tx: Transaction, pending: readonly string[], options: Options): Promise<void> {
  await tx.execute(
    'CREATE TABLE IF NOT EXISTS _Migration (name TEXT NOT NULL PRIMARY KEY, appliedAt TEXT NOT NULL)',
  );
  for (const name of pending) {
    await tx.executeMultiple(await readMigration(options.folder, name));
    await tx.execute({
      sql: 'INSERT INTO _Migration (name, appliedAt) VALUES (?, ?)',
      args: [name, options.now().toISOString()],
    });
  }
}

/** A second connection copies the committed state while the first one holds the write lock. */
export async function makeCopy(file: string, copy: string): Promise<void> {
  const draft = unfinished(copy);
  await rm(draft, { force: true });
  // SQLite fills an empty file; creating it here makes it private to the user.
  await (await open(draft, 'wx', 0o600)).close();
  const reader = connect(file);
  try {
    await reader.execute({ sql: 'VACUUM INTO ?', args: [draft] });
  } finally {
    reader.close();
  }
  await rename(draft, copy);
}

export const migrationsFolder = path.resolve(import.meta.dirname, '../../prisma/migrations');

export async function listMigrations(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function readMigration(folder: string, name: string): Promise<string> {
  return await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
}

/** Empty for a new database. Throws `database_damaged`, also for another program's. */
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

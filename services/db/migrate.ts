import { open, rename, rm } from 'node:fs/promises';
import type { Client, Transaction } from '@libsql/client';
import { AppError } from '#core/errors.ts';
import { connect } from './connect.ts';
import { copyBefore, unfinished } from './copies.ts';
import { appliedMigrations, checkPages } from './inspect.ts';
import { listMigrations, readMigration } from './migrations.ts';

type Options = {
  readonly file: string;
  /** Folder of the migrations this version knows. */
  readonly folder: string;
  readonly now: () => Date;
};

/**
 * Brings a database up to date: all pending migrations in one transaction, after a copy of the
 * database was put beside it (`<file>.before-<migration>`). Nothing pending, nothing done. Safe
 * where several processes open the database at once.
 * Throws `database_newer` and `database_damaged`; the database is then as it was.
 */
export async function migrate(client: Client, options: Options): Promise<void> {
  const known = await listMigrations(options.folder);
  if (pendingOf(known, await appliedMigrations(client, options.file), options).length === 0) return;
  const tx = await client.transaction('write');
  try {
    // Another process may have been faster: what counts is what is so under the lock.
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

/** Throws `database_newer` where a migration was applied that this version does not know. */
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

/** A second connection copies what is committed while the first one holds the write lock. */
async function makeCopy(file: string, copy: string): Promise<void> {
  const draft = unfinished(copy);
  await rm(draft, { force: true });
  // SQLite fills an empty file: made here, it is the user's alone.
  await (await open(draft, 'wx', 0o600)).close();
  const reader = connect(file);
  try {
    await reader.execute({ sql: 'VACUUM INTO ?', args: [draft] });
  } finally {
    reader.close();
  }
  await rename(draft, copy);
}

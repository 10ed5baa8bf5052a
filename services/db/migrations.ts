import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Where the app's own migrations are. */
export const migrationsFolder = path.resolve(import.meta.dirname, '../../prisma/migrations');

/** Names of all migrations this version knows, in the order they apply. */
export async function listMigrations(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The SQL of one migration. */
export async function readMigration(folder: string, name: string): Promise<string> {
  return await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
}

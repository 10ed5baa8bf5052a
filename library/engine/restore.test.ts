import { cp, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { dataPaths } from '#services/paths.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { addCompany, listNames } from '../companies/companies.ts';
import { openDatabase } from './open.ts';
import { takeRestored } from './restore.ts';

const now = new Date('2026-11-26T10:00:00Z');
const kept = 'rolewatch-2026-11-26T10-00-00-before-restore.db';

const namesIn = async (file: string): Promise<readonly string[]> => {
  await using db = await openDatabase(file);
  return (await listNames(db)).map(({ name }) => name);
};

/** As a host that was killed leaves it: its last changes are in the log. */
async function leave(root: string, name: string): Promise<void> {
  const work = dataPaths(path.join(root, 'work')).database;
  await using db = await openDatabase(work);
  await addCompany(db, { url: `https://${name}.example`, name, at: now.toISOString() });
  const { database } = dataPaths(root);
  for (const suffix of ['', '-wal']) await cp(work + suffix, database + suffix);
}

it('puts a backup in the place of the database, which becomes one file', async () => {
  await using folder = await temporaryFolder();
  const places = dataPaths(folder.path);
  await leave(folder.path, 'acme');
  expect((await stat(`${places.database}-wal`)).size).toBeGreaterThan(0);
  expect(await takeRestored(places, now)).toBe(false);
  await (await openDatabase(places.restored))[Symbol.asyncDispose]();
  expect(await takeRestored(places, now)).toBe(true);
  expect(await namesIn(places.database)).toEqual([]);
  expect(await readdir(places.backups)).toEqual([kept]);
  expect(await namesIn(path.join(places.backups, kept))).toEqual(['acme']);
  expect(await takeRestored(places, now)).toBe(false);
});

it('keeps a damaged database with its log', async () => {
  await using folder = await temporaryFolder();
  const places = dataPaths(folder.path);
  await mkdir(places.root, { recursive: true });
  await writeFile(places.database, 'no database');
  await writeFile(`${places.database}-wal`, 'log');
  await writeFile(places.restored, 'restored');
  expect(await takeRestored(places, now)).toBe(true);
  expect(await readFile(places.database, 'utf8')).toBe('restored');
  expect(await readdir(places.backups)).toEqual(expect.arrayContaining([kept, `${kept}-wal`]));
});

it.skipIf(process.platform === 'win32')('leaves alone what it cannot reach', async () => {
  await using folder = await temporaryFolder();
  const places = dataPaths(folder.path);
  await symlink(places.database, places.database);
  await writeFile(places.restored, 'restored');
  await expect(takeRestored(places, now)).rejects.toThrow('ELOOP');
  expect(await readFile(places.restored, 'utf8')).toBe('restored');
});

import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestDatabase, temporaryFolder } from '#tests/support/database.ts';
import { projectRoot } from '#tests/support/project-root.ts';
import { openDatabase } from './open.ts';
import { connect } from './transaction.ts';

async function closedDatabase(folder: string): Promise<string> {
  const file = path.join(folder, 'a.db');
  const db = await openDatabase(file);
  await db[Symbol.asyncDispose]();
  return file;
}

describe('openDatabase', () => {
  it('makes the folder, and a file that only the user can read', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'new', 'with space #1', 'a.db');
    await using _db = await openDatabase(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('sets lasting pragmas that make it fast and safe', async () => {
    await using db = await openTestDatabase();
    await db.prisma.$transaction(async (tx) => await tx.run.count());
    const pragma = async (name: string) =>
      Object.values((await db.prisma.$queryRawUnsafe<object[]>(`PRAGMA ${name}`))[0] ?? {})[0];
    expect({
      journal: await pragma('journal_mode'),
      synchronous: await pragma('synchronous'),
      checkpoint: await pragma('wal_autocheckpoint'),
      busyTimeout: await pragma('busy_timeout'),
      cache: await pragma('cache_size'),
      foreignKeys: await pragma('foreign_keys'),
    }).toEqual({
      journal: 'wal',
      synchronous: 1,
      checkpoint: 4000,
      busyTimeout: 1000,
      cache: -16384,
      foreignKeys: 1,
    });
  });

  it('loads the smaller query compiler, which is no slower', async () => {
    const client = path.join(projectRoot, 'prisma/generated/internal/class.ts');
    expect(await readFile(client, 'utf8')).toContain('query_compiler_small_bg.sqlite');
  });

  it('has a table with every column of every model', async () => {
    await using db = await openTestDatabase();
    const { prisma } = db;
    const rows = await Promise.all([
      prisma.company.findMany(),
      prisma.posting.findMany(),
      prisma.postingText.findMany(),
      prisma.postingVersion.findMany(),
      prisma.run.findMany(),
      prisma.runCompany.findMany(),
      prisma.runPiece.findMany(),
    ]);
    expect(rows.flat()).toEqual([]);
  });

  it('refuses a file that is no database, and leaves it unchanged', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'a.db');
    const content = 'This is a letter, not a database.\n'.repeat(500);
    await writeFile(file, content);
    await expect(openDatabase(file)).rejects.toMatchObject({ code: 'database_damaged' });
    expect(await readFile(file, 'utf8')).toBe(content);
  });

  it('refuses a database with a damaged page, and leaves it unchanged', async () => {
    await using folder = await temporaryFolder();
    const file = await closedDatabase(folder.path);
    const content = await readFile(file);
    randomBytes(8_192).copy(content, 16_384);
    await writeFile(file, content);
    await expect(openDatabase(file)).rejects.toMatchObject({ code: 'database_damaged' });
    expect((await readFile(file)).equals(content)).toBe(true);
  });

  it('refuses a truncated database', async () => {
    await using folder = await temporaryFolder();
    const file = await closedDatabase(folder.path);
    const content = await readFile(file);
    await writeFile(file, content.subarray(0, 20_480));
    await expect(openDatabase(file)).rejects.toMatchObject({ code: 'database_damaged' });
  });

  it("refuses another program's database", async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'a.db');
    const client = connect(file);
    await client.execute('CREATE TABLE bookmarks (url TEXT)');
    client.close();
    await expect(openDatabase(file)).rejects.toMatchObject({
      code: 'database_damaged',
      details: { reason: 'not made by Rolewatch' },
    });
  });

  it('names the folder that it cannot make', async () => {
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'file'), '');
    const file = path.join(folder.path, 'file', 'data', 'a.db');
    await expect(openDatabase(file)).rejects.toMatchObject({
      code: 'data_dir_unwritable',
      details: { path: path.dirname(file) },
    });
  });
});

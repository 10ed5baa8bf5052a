import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { migrationsFolder } from './migrate.ts';
import { openDatabase } from './open.ts';
import { connect } from './transaction.ts';

const run = promisify(execFile);

async function oldDatabase(folder: string) {
  const file = path.join(folder, 'a.db');
  const migrations = path.join(folder, 'migrations');
  await cp(migrationsFolder, migrations, { recursive: true });
  const db = await openDatabase(file, { migrations });
  await db.prisma.run.create({
    data: { id: 'r1', userId: 'u', status: 'running', enrich: true, startedAt: 'now' },
  });
  await db[Symbol.asyncDispose]();
  return { file, migrations };
}

async function addMigration(folder: string, name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name));
  await writeFile(path.join(folder, name, 'migration.sql'), sql);
}

const runIds = async (file: string) => {
  const client = connect(file);
  const { rows } = await client.execute('SELECT id FROM Run');
  client.close();
  return rows.map(({ id }) => id);
};

describe('migrate', () => {
  it('applies pending migrations in the order of names, strings and triggers included', async () => {
    await using folder = await temporaryFolder();
    const { file, migrations } = await oldDatabase(folder.path);
    await addMigration(migrations, '29990102_trigger', `INSERT INTO note VALUES ('second');`);
    await addMigration(
      migrations,
      '29990101_table',
      `CREATE TABLE note (text TEXT); -- a comment; with a semicolon
      CREATE TRIGGER shout AFTER INSERT ON note BEGIN
        UPDATE note SET text = upper(text) || ';'; SELECT 1;
      END;`,
    );
    await using db = await openDatabase(file, { migrations });
    expect(await db.prisma.$queryRawUnsafe('SELECT text FROM note')).toEqual([{ text: 'SECOND;' }]);
  });

  it('keeps a copy of the old database', async () => {
    await using folder = await temporaryFolder();
    const { file, migrations } = await oldDatabase(folder.path);
    await addMigration(migrations, '29990101_forget', 'DELETE FROM Run;');
    await (await openDatabase(file, { migrations }))[Symbol.asyncDispose]();
    expect(await runIds(`${file}.before-29990101_forget`)).toEqual(['r1']);
  });

  it('keeps that copy private to the user', async () => {
    await using folder = await temporaryFolder();
    const { file, migrations } = await oldDatabase(folder.path);
    await addMigration(migrations, '29990101_forget', 'DELETE FROM Run;');
    await (await openDatabase(file, { migrations }))[Symbol.asyncDispose]();
    expect((await stat(`${file}.before-29990101_forget`)).mode & 0o777).toBe(0o600);
  });

  it('makes no copy without pending migrations', async () => {
    await using folder = await temporaryFolder();
    const { file, migrations } = await oldDatabase(folder.path);
    await (await openDatabase(file, { migrations }))[Symbol.asyncDispose]();
    const files = await readdir(folder.path);
    expect(files.filter((name) => name.includes('before'))).toEqual([]);
  });

  it('applies all pending migrations, or none of them', async () => {
    await using folder = await temporaryFolder();
    const { file, migrations } = await oldDatabase(folder.path);
    await addMigration(migrations, '29990101_forget', 'DELETE FROM Run;');
    await addMigration(migrations, '29990102_wrong', 'INSERT INTO nowhere VALUES (1);');
    await expect(openDatabase(file, { migrations })).rejects.toThrow(/no such table/);
    expect(await runIds(file)).toEqual(['r1']);
  });

  it('refuses the database of a newer version, and leaves it unchanged', async () => {
    await using folder = await temporaryFolder();
    const { file, migrations } = await oldDatabase(folder.path);
    await addMigration(migrations, '29990101_later', 'CREATE TABLE later (id TEXT);');
    await (await openDatabase(file, { migrations }))[Symbol.asyncDispose]();
    const before = await readFile(file);
    await expect(openDatabase(file)).rejects.toMatchObject({ code: 'database_newer' });
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it('refuses to migrate a damaged database', async () => {
    await using folder = await temporaryFolder();
    const { file, migrations } = await oldDatabase(folder.path);
    await addMigration(migrations, '29990101_later', 'CREATE TABLE later (id TEXT);');
    const content = await readFile(file);
    content.fill(0xab, 40_960, 49_152);
    await writeFile(file, content);
    await expect(openDatabase(file, { migrations })).rejects.toMatchObject({
      code: 'database_damaged',
    });
  });

  it('lets several processes open the same new database at once', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'a.db');
    const open = new URL('./open.ts', import.meta.url).href;
    const program = `
      const { openDatabase } = await import(${JSON.stringify(open)});
      const db = await openDatabase(${JSON.stringify(file)});
      console.log(await db.prisma.run.count());
      await db[Symbol.asyncDispose]();`;
    const opened = await Promise.all(
      [1, 2, 3].map(() => run(process.execPath, ['--input-type=module', '-e', program])),
    );
    expect(opened.map(({ stdout }) => stdout)).toEqual(['0\n', '0\n', '0\n']);
  }, 30_000);
});

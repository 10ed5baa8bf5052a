import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestDatabase, temporaryFolder } from '#tests/support/database.ts';
import { checkDatabase } from './check.ts';
import { migrationsFolder } from './migrate.ts';
import { openDatabase } from './open.ts';

describe('checkDatabase', () => {
  it('accepts a sound database', async () => {
    await using db = await openTestDatabase();
    expect(await checkDatabase(db.path)).toEqual({ ok: true, detail: db.path, fix: null });
  });

  it('creates no database', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'a.db');
    expect((await checkDatabase(file)).ok).toBe(true);
    expect(existsSync(file)).toBe(false);
  });

  it('reports the damage and the fix', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'a.db');
    await (await openDatabase(file))[Symbol.asyncDispose]();
    const content = await readFile(file);
    randomBytes(8_192).copy(content, 16_384);
    await writeFile(file, content);
    const check = await checkDatabase(file);
    expect(check.ok).toBe(false);
    expect(check.detail).toContain(`The database ${file} is damaged`);
    expect(check.fix).toContain(`Move ${file} away`);
  });

  it('recognises the database of a newer version', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'a.db');
    const migrations = path.join(folder.path, 'migrations');
    await cp(migrationsFolder, migrations, { recursive: true });
    await mkdir(path.join(migrations, '29990101_later'));
    await writeFile(path.join(migrations, '29990101_later', 'migration.sql'), 'SELECT 1;');
    await (await openDatabase(file, { migrations }))[Symbol.asyncDispose]();
    expect(await checkDatabase(file)).toMatchObject({ ok: false, fix: expect.any(String) });
  });
});

import { truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mebibytes } from '#core/quantity.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { addCompany } from '../companies/companies.ts';
import { checkDatabase } from './check.ts';
import { isTextInDoubt } from './integrity.ts';
import { openDatabase } from './open.ts';
import { connect } from './transaction.ts';

async function withNames(folder: string, names: readonly string[]): Promise<string> {
  const file = path.join(folder, 'a.db');
  const db = await openDatabase(file);
  for (const [i] of names.entries()) {
    await addCompany(db, { url: `https://${i}.example`, name: 'Acme', at: 'now' });
  }
  await db[Symbol.asyncDispose]();
  const client = connect(file);
  for (const [i, hex] of names.entries()) {
    await client.execute({
      sql: `UPDATE Company SET name = CAST(x'${hex}' AS TEXT) WHERE url = ?`,
      args: [`https://${i}.example`],
    });
  }
  client.close();
  return file;
}

describe('text that is not UTF-8 gives an error, and does not end the process', () => {
  it.each([
    ['an invalid first byte', '61ff62'],
    ['a cut character', 'e4bd'],
    ['half a surrogate pair', 'eda080'],
    ['an overlong slash', 'c0af'],
    ['another charset', '4dfc6c6c6572'],
    ['a lone continuation byte', '80'],
  ])('%s', async (_what, hex) => {
    await using folder = await temporaryFolder();
    const file = await withNames(folder.path, ['41636d65', hex]);
    await expect(openDatabase(file)).rejects.toMatchObject({
      code: 'database_damaged',
      details: { path: file, reason: 'Company.name of row 2 holds text that is not UTF-8' },
    });
    expect(await checkDatabase(file)).toMatchObject({
      ok: false,
      detail: expect.stringContaining('Company.name of row 2'),
    });
  });

  it('finds damage in two texts that would be valid together', async () => {
    await using folder = await temporaryFolder();
    const file = await withNames(folder.path, ['e4bd', 'a0']);
    await expect(openDatabase(file)).rejects.toMatchObject({ code: 'database_damaged' });
  });

  it.each([
    [null, /Move .+a\.db away.+starts empty/],
    ['20260101000000_first', /Move .+a\.db away.+rename .+a\.db\.before-20260101000000_first/],
  ])('names the copy from before %s as the fix', async (migration, told) => {
    await using folder = await temporaryFolder();
    const file = await withNames(folder.path, ['ff']);
    if (migration !== null) await writeFile(`${file}.before-${migration}`, '');
    await expect(openDatabase(file)).rejects.toMatchObject({ hint: expect.stringMatching(told) });
    expect(await checkDatabase(file)).toMatchObject({ fix: expect.stringMatching(told) });
  });

  it('accepts any valid text', async () => {
    await using folder = await temporaryFolder();
    const names = ['東京', 'Łódź', '😀', '', 'a\u0000b'].map((name) =>
      Buffer.from(name).toString('hex'),
    );
    await using db = await openDatabase(await withNames(folder.path, names));
    expect(await db.prisma.company.count()).toBe(5);
  });
});

describe('the texts of a very large database are checked if it was not closed', () => {
  it.each([
    ['a small one that was closed', 16, null, true],
    ['one of up to 256 MB that was closed', 256, null, true],
    ['a very large one that was closed', 257, null, false],
    ['a very large one whose log is empty', 257, '', false],
    ['a very large one with a remaining log', 257, 'frames', true],
  ])('%s', async (_what, megabytes, log, isChecked) => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'a.db');
    await writeFile(file, '');
    await truncate(file, mebibytes(megabytes));
    if (log !== null) await writeFile(`${file}-wal`, log);
    expect(await isTextInDoubt(file)).toBe(isChecked);
  });
});

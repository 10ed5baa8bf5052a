import { truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mebibytes } from '#core/bytes.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { checkDatabase } from './check.ts';
import { isTextInDoubt } from './check-text.ts';
import { addCompany } from './companies.ts';
import { connect } from './connect.ts';
import { openDatabase } from './open.ts';

/** A database with companies whose names are these bytes. */
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

describe('text that is not UTF-8 ends in a message, not in the end of the process', () => {
  it.each([
    ['a byte that begins nothing', '61ff62'],
    ['a character that breaks off', 'e4bd'],
    ['half a surrogate pair', 'eda080'],
    ['an overlong slash', 'c0af'],
    ['another charset', '4dfc6c6c6572'],
    ['a byte that only goes on', '80'],
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

  it('and what two texts would make together is damaged in each', async () => {
    await using folder = await temporaryFolder();
    const file = await withNames(folder.path, ['e4bd', 'a0']);
    await expect(openDatabase(file)).rejects.toMatchObject({ code: 'database_damaged' });
  });

  it.each([
    [null, /Move .+a\.db away.+starts afresh/],
    ['20260101000000_first', /Move .+a\.db away.+rename .+a\.db\.before-20260101000000_first/],
  ])('and what to do is said, with the copy from before %s', async (migration, told) => {
    await using folder = await temporaryFolder();
    const file = await withNames(folder.path, ['ff']);
    if (migration !== null) await writeFile(`${file}.before-${migration}`, '');
    await expect(openDatabase(file)).rejects.toMatchObject({ hint: expect.stringMatching(told) });
    expect(await checkDatabase(file)).toMatchObject({ fix: expect.stringMatching(told) });
  });

  it('but any text that is one is left alone', async () => {
    await using folder = await temporaryFolder();
    const names = ['東京', 'Łódź', '😀', '', 'a\u0000b'].map((name) =>
      Buffer.from(name).toString('hex'),
    );
    await using db = await openDatabase(await withNames(folder.path, names));
    expect(await db.prisma.company.count()).toBe(5);
  });
});

describe('the texts of a very large database are checked where it was not closed', () => {
  it.each([
    ['a small one that was closed', 16, null, true],
    ['one of up to 256 MB that was closed', 256, null, true],
    ['a very large one that was closed', 257, null, false],
    ['a very large one whose log is empty', 257, '', false],
    ['a very large one whose log is left', 257, 'frames', true],
  ])('%s', async (_what, megabytes, log, isChecked) => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'a.db');
    await writeFile(file, '');
    await truncate(file, mebibytes(megabytes));
    if (log !== null) await writeFile(`${file}-wal`, log);
    expect(await isTextInDoubt(file)).toBe(isChecked);
  });
});

import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { checkDatabase } from './check.ts';
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

  it('but any text that is one is left alone', async () => {
    await using folder = await temporaryFolder();
    const names = ['東京', 'Łódź', '😀', '', 'a\u0000b'].map((name) =>
      Buffer.from(name).toString('hex'),
    );
    await using db = await openDatabase(await withNames(folder.path, names));
    expect(await db.prisma.company.count()).toBe(5);
  });
});

import type { InStatement } from '@libsql/client';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import type { Database } from './open.ts';
import { insertRows, updateRows } from './statements.ts';
import { write } from './transaction.ts';

/** The number of rows in each statement from now on, of two values each. */
function watchRows(db: Database): readonly number[] {
  const own = db.lastTransaction();
  if (own === null) throw new Error('no transaction is open');
  const rows: number[] = [];
  const execute = own.execute.bind(own);
  own.execute = (asked: InStatement) => {
    if (typeof asked !== 'string' && Array.isArray(asked.args)) rows.push(asked.args.length / 2);
    return execute(asked);
  };
  return rows;
}

const preferences = (lengths: readonly number[], letter: string) =>
  lengths.map((length, n) => ({ key: `k${n}`, value: letter.repeat(length) }));

const many = (count: number, length: number): readonly number[] =>
  Array.from({ length: count }, () => length);

describe('rows of a statement are few if they are long', () => {
  it.each([
    ['short ones', many(450, 10), [200, 200, 50]],
    ['texts of 4,000 characters', many(300, 4_000), [124, 124, 52]],
    ['texts of 100,000', many(11, 99_000), [5, 5, 1]],
    ['one longer than a statement', [600_000], [1]],
    ['such ones among others', [10, 600_000, 10, 10], [1, 1, 2]],
    ['such ones only', many(3, 700_000), [1, 1, 1]],
    ['none', [], []],
  ])('%s', async (_what, lengths, expected) => {
    await using db = await openTestDatabase();
    await write(db, async (tx) => {
      const rows = watchRows(db);
      await insertRows(tx, 'Preference', preferences(lengths, 'a'), '(key) DO NOTHING');
      expect(rows).toEqual(expected);
    });
    const stored = await db.prisma.preference.findMany({ where: { key: { startsWith: 'k' } } });
    const lengthOf = new Map(stored.map(({ key, value }) => [key, value.length]));
    expect(lengths.map((_, n) => lengthOf.get(`k${n}`))).toEqual(lengths);
    expect(lengthOf.size).toBe(lengths.length);
  });

  it('also of a statement that updates', async () => {
    await using db = await openTestDatabase();
    await write(db, async (tx) => {
      const rows = watchRows(db);
      const lastSeen = many(7, 200_000).map((length, n) => ({
        id: `p${n}`,
        url: 'a'.repeat(length),
      }));
      await updateRows(tx, 'Posting', lastSeen);
      expect(rows).toEqual([2, 2, 2, 1]);
    });
  });
});

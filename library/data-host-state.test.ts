import { expect, it } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import { readHostState, readPreferences, writeHostState } from './data.ts';

it('is kept until it is removed, and is no preference', async () => {
  await using db = await openTestDatabase();
  expect(await readHostState(db, 'asked')).toBeNull();
  await writeHostState(db, 'asked', 1);
  await writeHostState(db, 'asked', { added: ['a'] });
  expect(await readHostState(db, 'asked')).toEqual({ added: ['a'] });
  expect(await readPreferences(db)).toEqual({});
  await writeHostState(db, 'asked', null);
  const where = { key: { contains: 'asked' } };
  expect(await db.prisma.preference.count({ where })).toBe(0);
});

import { expect, it } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import { readHostState, writeHostState } from './host-state.ts';
import { readPreferences } from './preferences.ts';

it('is kept until it is forgotten, and is no preference', async () => {
  await using db = await openTestDatabase();
  expect(await readHostState(db, 'demo')).toBeNull();
  await writeHostState(db, 'demo', 1);
  await writeHostState(db, 'demo', { added: ['a'] });
  expect(await readHostState(db, 'demo')).toEqual({ added: ['a'] });
  expect(await readPreferences(db)).toEqual({});
  await writeHostState(db, 'demo', null);
  expect(await db.prisma.preference.count()).toBe(0);
});

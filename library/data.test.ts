import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import { readHostState, readPreferences, setPreference, writeHostState } from './data.ts';

describe('preferences', () => {
  it.each([[{ theme: 'dark', width: [240, 1] }], ['text'], [false], [null]])(
    'keep %j unchanged',
    async (value) => {
      await using db = await openTestDatabase();
      await setPreference(db, 'layout', value);
      expect(await readPreferences(db)).toEqual({ layout: value });
    },
  );

  it('keep the last value of a key, and drop a key without a value', async () => {
    await using db = await openTestDatabase();
    await setPreference(db, 'a', 1);
    await setPreference(db, 'a', 2);
    await setPreference(db, 'b', 3);
    await setPreference(db, 'b', undefined);
    expect(await readPreferences(db)).toEqual({ a: 2 });
  });

  it('accept keys that are special in JavaScript', async () => {
    await using db = await openTestDatabase();
    await setPreference(db, '__proto__', 1);
    expect(Object.entries(await readPreferences(db))).toEqual([['__proto__', 1]]);
  });

  it('refuse a value over 64 kB, and keep the old one', async () => {
    await using db = await openTestDatabase();
    // Two bytes a letter, plus the quotes.
    await setPreference(db, 'a', 'é'.repeat(32_767));
    await expect(setPreference(db, 'a', 'é'.repeat(32_768))).rejects.toMatchObject({
      code: 'invalid_input',
      details: { path: 'value' },
    });
    expect(await readPreferences(db)).toEqual({ a: 'é'.repeat(32_767) });
  });

  it.each([1, undefined])('leave the host’s keys alone: set to %s', async (value) => {
    await using db = await openTestDatabase();
    await writeHostState(db, 'asked', 'on');
    await expect(setPreference(db, 'host.asked', value)).rejects.toMatchObject({
      code: 'invalid_input',
      details: { path: 'key' },
    });
    expect(await readHostState(db, 'asked')).toBe('on');
  });
});

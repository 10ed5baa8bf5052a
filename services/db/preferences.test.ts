import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import { readHostState, writeHostState } from './host-state.ts';
import { readPreferences, setPreference } from './preferences.ts';

describe('preferences', () => {
  it.each([[{ theme: 'dark', width: [240, 1] }], ['text'], [false], [null]])(
    'keep %j as it was given',
    async (value) => {
      await using db = await openTestDatabase();
      await setPreference(db, 'layout', value);
      expect(await readPreferences(db)).toEqual({ layout: value });
    },
  );

  it('keep the last value of a key, and forget one that is set to nothing', async () => {
    await using db = await openTestDatabase();
    await setPreference(db, 'a', 1);
    await setPreference(db, 'a', 2);
    await setPreference(db, 'b', 3);
    await setPreference(db, 'b', undefined);
    expect(await readPreferences(db)).toEqual({ a: 2 });
  });

  it('take a key that means something to JavaScript like any other', async () => {
    await using db = await openTestDatabase();
    await setPreference(db, '__proto__', 1);
    expect(Object.entries(await readPreferences(db))).toEqual([['__proto__', 1]]);
  });

  it('refuse what is larger than 64 kB, and keep what was there', async () => {
    await using db = await openTestDatabase();
    // Two bytes a letter, and the quotes.
    await setPreference(db, 'a', 'é'.repeat(32_767));
    await expect(setPreference(db, 'a', 'é'.repeat(32_768))).rejects.toMatchObject({
      code: 'invalid_input',
      details: { path: 'value' },
    });
    expect(await readPreferences(db)).toEqual({ a: 'é'.repeat(32_767) });
  });

  it.each([1, undefined])('leave alone what is the host’s: set to %s', async (value) => {
    await using db = await openTestDatabase();
    await writeHostState(db, 'demo', 'on');
    await expect(setPreference(db, 'host.demo', value)).rejects.toMatchObject({
      code: 'invalid_input',
      details: { path: 'key' },
    });
    expect(await readHostState(db, 'demo')).toBe('on');
  });
});

import { describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { localLibrary } from '#tests/support/local-library.ts';
import { findHold, openScanPause } from './scan-hold.ts';

type Asked = Parameters<typeof findHold>[0];

const asked: Asked = {
  settings: () => ({ ...defaultSettings, pauseOnBattery: true, pauseOnMetered: true }),
  isPaused: () => false,
  power: null,
  isOffline: async () => false,
  isMetered: async () => false,
};
const power = (isOnBattery: boolean): Asked['power'] => ({
  isOnBattery: () => isOnBattery,
  onChange: () => () => undefined,
});
const metered: Partial<Asked> = { isMetered: async () => true };

it.each<[string, Partial<Asked>, string | null]>([
  ['nothing', { power: power(false) }, null],
  ['a person', { isPaused: () => true, power: power(true) }, 'paused'],
  ['a person, also offline', { isPaused: () => true, isOffline: async () => true }, 'paused'],
  ['a connection that is away', { isOffline: async () => true, ...metered }, 'offline'],
  ['the battery', { power: power(true), ...metered }, 'battery'],
  ['a metered network', metered, 'metered'],
  ['nothing where nobody knows of power', { power: null }, null],
])('is %s', async (_what, said, expected) => {
  expect(await findHold({ ...asked, ...said })).toBe(expected);
});

it('is neither if the settings are off, and then the system is not asked', async () => {
  const isMetered = vi.fn(async () => true);
  const settings = () => defaultSettings;
  expect(await findHold({ ...asked, settings, power: power(true), isMetered })).toBeNull();
  expect(isMetered).not.toHaveBeenCalled();
});

describe('the pause of scans', () => {
  it('survives restarts until it is lifted', async () => {
    await using db = await openTestDatabase();
    const library = localLibrary(db);
    const states: boolean[] = [];
    for (const wanted of [true, false]) {
      const pause = await openScanPause(library);
      states.push(pause.isPaused());
      await pause.set(wanted);
      states.push(pause.isPaused());
    }
    states.push((await openScanPause(library)).isPaused());
    expect(states).toEqual([false, true, true, false, false]);
  });
});

import { expect, it, vi } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { findHold } from './scan-hold.ts';

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

it('is neither where that is not wanted, and then nobody is asked', async () => {
  const isMetered = vi.fn(async () => true);
  const settings = () => defaultSettings;
  expect(await findHold({ ...asked, settings, power: power(true), isMetered })).toBeNull();
  expect(isMetered).not.toHaveBeenCalled();
});

import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { methods } from '#contract/methods.ts';
import { type SettingName, settingNames } from '#core/settings.ts';
import type { OptionSources } from '#services/options.ts';
import { openSettings } from '#services/settings-store.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { settings } from './settings.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

/** The calls over the test's own settings file, and the settings they applied. */
function open(said: Partial<OptionSources> = {}) {
  const file = path.join(folder.path, 'settings.json');
  const store = openSettings({ flags: {}, env: {}, file, ...said });
  const applied: SettingName[] = [];
  const calls = settings({ store, apply: async (changed) => void applied.push(...changed) });
  const view = async (name: SettingName) =>
    (await calls['settings.list']({})).find((each) => each.name === name);
  return { calls, store, applied, view };
}

describe('the settings as the user sees them', () => {
  it('are complete and fit the contract', async () => {
    const listed = methods['settings.list'].output.parse(await open().calls['settings.list']({}));
    expect(listed.map(({ name }) => name)).toEqual(settingNames);
  });

  it('show their origin, and when a change applies', async () => {
    const { view } = open({ env: { ROLEWATCH_SITE_DELAY_MS: '6' } });
    expect(await view('siteDelayMs')).toMatchObject({
      value: 6,
      default: 500,
      from: 'environment',
      env: 'ROLEWATCH_SITE_DELAY_MS',
      applies: 'now',
    });
    expect(await view('logLevel')).toMatchObject({ from: 'default', applies: 'restart' });
  });

  it.each(['llmApiKey', 'redisUrl'] as const)('hide a secret: %s', async (name) => {
    const value = name === 'redisUrl' ? 'redis://:hunter2@host' : 'hunter2';
    const { calls } = open();
    expect(await calls['settings.set']({ name, value })).toMatchObject({
      value: null,
      isSet: true,
      isSecret: true,
    });
    expect(JSON.stringify(await calls['settings.list']({}))).not.toContain('hunter2');
  });

  it('hide the password in an address', async () => {
    const { calls } = open();
    await calls['settings.set']({ name: 'llmUrl', value: 'http://ada:hunter2@model.example/v1' });
    const { value } =
      (await calls['settings.list']({})).find(({ name }) => name === 'llmUrl') ?? {};
    expect(value).toBe('http://model.example/v1');
  });
});

it('tells the bounds of numbers, and none where only whole numbers end', async () => {
  const list = await open().calls['settings.list']({});
  const range = (name: string) => list.find((setting) => setting.name === name)?.range;
  expect(range('siteConnections')).toEqual({ min: 1, max: 16 });
  expect(range('maxBodyBytes')).toEqual({ min: 1, max: null });
  expect(range('userAgent')).toBeNull();
});

describe('setting a setting', () => {
  it('applies the changed value and returns it', async () => {
    const { calls, applied } = open();
    expect(await calls['settings.set']({ name: 'scanEveryHours', value: 12 })).toMatchObject({
      name: 'scanEveryHours',
      value: 12,
      from: 'file',
    });
    expect(applied).toEqual(['scanEveryHours']);
  });

  it('keeps the password of an address saved as it was shown', async () => {
    const { calls, store } = open();
    const value = 'http://ada:hunter2@model.example/v1';
    await calls['settings.set']({ name: 'llmUrl', value });
    await calls['settings.set']({ name: 'llmUrl', value: 'http://model.example/v1' });
    expect(store.current().llmUrl).toBe(value);
  });

  it('rejects unknown names', async () => {
    const { calls } = open();
    await expect(calls['settings.set']({ name: 'toString', value: 1 })).rejects.toMatchObject({
      code: 'invalid_setting',
    });
  });
});

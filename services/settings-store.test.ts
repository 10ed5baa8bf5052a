import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import type { OptionSources } from './options.ts';
import { openSettings } from './settings-store.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let file: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  file = path.join(folder.path, 'settings.json');
});
afterEach(() => folder[Symbol.asyncDispose]());

const open = (said: Partial<OptionSources> = {}) =>
  openSettings({ flags: {}, env: {}, file, ...said });
const stored = () => JSON.parse(readFileSync(file, 'utf8'));

describe('a changed setting', () => {
  it('takes effect at once, and after the next start', async () => {
    const store = open();
    expect(await store.set('siteDelayMs', 5)).toEqual(['siteDelayMs']);
    expect(store.current().siteDelayMs).toBe(5);
    expect(open().current().siteDelayMs).toBe(5);
  });

  it('is kept in a file for its owner alone', async () => {
    await open().set('llmApiKey', 'secret');
    expect(stored()).toEqual({ llmApiKey: 'secret' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps the others, even unknown or invalid ones', async () => {
    writeFileSync(file, '{"userId":"ada","siteConnections":99,"ofAnotherVersion":1}');
    await open().set('siteDelayMs', 5);
    expect(stored()).toEqual({
      userId: 'ada',
      siteConnections: 99,
      ofAnotherVersion: 1,
      siteDelayMs: 5,
    });
  });

  it('keeps edits made by hand meanwhile', async () => {
    const store = open();
    writeFileSync(file, '{"userAgent":"Ada"}');
    expect(await store.set('siteDelayMs', 5)).toEqual(['userAgent', 'siteDelayMs']);
    expect(store.current()).toMatchObject({ userAgent: 'Ada', siteDelayMs: 5 });
  });

  it('replaces an earlier version’s name in the file', async () => {
    writeFileSync(file, '{"hostDelayMs":7}');
    await open().set('siteDelayMs', 5);
    expect(stored()).toEqual({ siteDelayMs: 5 });
  });

  it('returns to the default when unset', async () => {
    const store = open();
    await store.set('siteDelayMs', 5);
    await store.set('siteDelayMs', null);
    expect(store.current().siteDelayMs).toBe(defaultSettings.siteDelayMs);
    expect(stored()).toEqual({});
  });

  it('changes nothing if the value is the same', async () => {
    const store = open();
    expect(await store.set('siteDelayMs', defaultSettings.siteDelayMs)).toEqual([]);
  });

  it('waits for the next start if it needs a restart', async () => {
    const store = open();
    expect(await store.set('userId', 'ada')).toEqual([]);
    expect(store.current().userId).toBe('local_user');
    expect(store.list().find(({ name }) => name === 'userId')).toEqual({
      name: 'userId',
      value: 'ada',
      from: 'file',
    });
    expect(open().current().userId).toBe('ada');
  });

  it('survives a change of another at the same time', async () => {
    const store = open();
    await Promise.all([store.set('siteDelayMs', 5), store.set('siteConnections', 2)]);
    expect(stored()).toEqual({ siteDelayMs: 5, siteConnections: 2 });
  });

  it('is not blocked by a failed change', async () => {
    const store = open({ flags: { userAgent: 'Ada' } });
    const refused = store.set('userAgent', 'Bob');
    const set = store.set('siteDelayMs', 5);
    await expect(refused).rejects.toMatchObject({ code: 'setting_fixed' });
    expect(await set).toEqual(['siteDelayMs']);
  });
});

describe('a setting that cannot be changed', () => {
  it.each([
    ['siteDelayMs', -1],
    ['siteDelayMs', undefined],
    ['enrich', 'perhaps'],
    ['llmUrl', 'ftp://model'],
    ['scanEveryHours', 2.5],
  ] as const)('is refused and nothing written: %s as %j', async (name, value) => {
    const store = open();
    await expect(store.set(name, value)).rejects.toMatchObject({ code: 'invalid_setting' });
    expect(() => stored()).toThrow();
  });

  it.each([
    [{ flags: { siteDelayMs: 1 } }, '--site-delay-ms'],
    [{ env: { ROLEWATCH_SITE_DELAY_MS: '1' } }, 'ROLEWATCH_SITE_DELAY_MS'],
  ])('names the deciding source: %j', async (sources, by) => {
    await expect(open(sources).set('siteDelayMs', 5)).rejects.toMatchObject({
      code: 'setting_fixed',
      details: { name: 'siteDelayMs', by },
    });
  });

  it('names an invalid file of mirrors', async () => {
    const store = open();
    await expect(store.set('originMap', path.join(folder.path, 'none.json'))).rejects.toMatchObject(
      { code: 'invalid_file' },
    );
    expect(store.current().originMap).toBeNull();
  });

  it('reports that the file cannot be written', async () => {
    const store = open();
    mkdirSync(file);
    await expect(store.set('siteDelayMs', 5)).rejects.toMatchObject({
      code: 'data_dir_unwritable',
    });
  });
});

it('keeps a copy of a damaged file before overwriting it', async () => {
  writeFileSync(file, '{"siteDelayMs": 5');
  const store = open();
  expect(store.problems()).toHaveLength(1);
  await store.set('siteDelayMs', 6);
  expect(stored()).toEqual({ siteDelayMs: 6 });
  expect(store.problems()).toEqual([]);
});

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

describe('a setting that is set', () => {
  it('holds at once, and after the next start', async () => {
    const store = open();
    expect(await store.set('hostDelayMs', 5)).toEqual(['hostDelayMs']);
    expect(store.current().hostDelayMs).toBe(5);
    expect(open().current().hostDelayMs).toBe(5);
  });

  it('is kept in a file for its owner alone', async () => {
    await open().set('llmApiKey', 'secret');
    expect(stored()).toEqual({ llmApiKey: 'secret' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('leaves the others as they are, also those that are not known or not valid', async () => {
    writeFileSync(file, '{"userId":"ada","hostConnections":99,"ofAnotherVersion":1}');
    await open().set('hostDelayMs', 5);
    expect(stored()).toEqual({
      userId: 'ada',
      hostConnections: 99,
      ofAnotherVersion: 1,
      hostDelayMs: 5,
    });
  });

  it('keeps what was written into the file by hand meanwhile', async () => {
    const store = open();
    writeFileSync(file, '{"userAgent":"Ada"}');
    expect(await store.set('hostDelayMs', 5)).toEqual(['userAgent', 'hostDelayMs']);
    expect(store.current()).toMatchObject({ userAgent: 'Ada', hostDelayMs: 5 });
  });

  it('is as by default again when it is taken back', async () => {
    const store = open();
    await store.set('hostDelayMs', 5);
    await store.set('hostDelayMs', null);
    expect(store.current().hostDelayMs).toBe(defaultSettings.hostDelayMs);
    expect(stored()).toEqual({});
  });

  it('changes nothing where it is what it was', async () => {
    const store = open();
    expect(await store.set('hostDelayMs', defaultSettings.hostDelayMs)).toEqual([]);
  });

  it('waits for the next start where it says so', async () => {
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

  it('is not lost to another that is set at the same time', async () => {
    const store = open();
    await Promise.all([store.set('hostDelayMs', 5), store.set('hostConnections', 2)]);
    expect(stored()).toEqual({ hostDelayMs: 5, hostConnections: 2 });
  });

  it('is not hindered by one that could not be set', async () => {
    const store = open({ flags: { userAgent: 'Ada' } });
    const refused = store.set('userAgent', 'Bob');
    const set = store.set('hostDelayMs', 5);
    await expect(refused).rejects.toMatchObject({ code: 'setting_fixed' });
    expect(await set).toEqual(['hostDelayMs']);
  });
});

describe('a setting that cannot be set', () => {
  it.each([
    ['hostDelayMs', -1],
    ['hostDelayMs', undefined],
    ['enrich', 'perhaps'],
    ['llmUrl', 'ftp://model'],
    ['scanEveryHours', 2.5],
  ] as const)('is refused and nothing written: %s as %j', async (name, value) => {
    const store = open();
    await expect(store.set(name, value)).rejects.toMatchObject({ code: 'invalid_setting' });
    expect(() => stored()).toThrow();
  });

  it.each([
    [{ flags: { hostDelayMs: 1 } }, '--host-delay-ms'],
    [{ env: { ROLEWATCH_HOST_DELAY_MS: '1' } }, 'ROLEWATCH_HOST_DELAY_MS'],
  ])('names what decides: %j', async (sources, by) => {
    await expect(open(sources).set('hostDelayMs', 5)).rejects.toMatchObject({
      code: 'setting_fixed',
      details: { name: 'hostDelayMs', by },
    });
  });

  it('names a file of mirrors that is none', async () => {
    const store = open();
    await expect(store.set('originMap', path.join(folder.path, 'none.json'))).rejects.toMatchObject(
      { code: 'invalid_file' },
    );
    expect(store.current().originMap).toBeNull();
  });

  it('says so where the file cannot be written', async () => {
    const store = open();
    mkdirSync(file);
    await expect(store.set('hostDelayMs', 5)).rejects.toMatchObject({
      code: 'data_dir_unwritable',
    });
  });
});

it('keeps a damaged file aside before it is written anew', async () => {
  writeFileSync(file, '{"hostDelayMs": 5');
  const store = open();
  expect(store.problems()).toHaveLength(1);
  await store.set('hostDelayMs', 6);
  expect(stored()).toEqual({ hostDelayMs: 6 });
  expect(store.problems()).toEqual([]);
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings, settingNames, settings } from '#core/settings.ts';
import { readSettings, type SettingValues } from './options.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'rolewatch-'));
  file = path.join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Given = { flags?: SettingValues; env?: NodeJS.ProcessEnv; stored?: unknown };

function read({ flags = {}, env = {}, stored }: Given) {
  if (stored !== undefined) writeFileSync(file, JSON.stringify(stored));
  return readSettings({ flags, env, file });
}

const rejected = () => readdirSync(folder).filter((name) => name.includes('.rejected-'));

describe('readSettings', () => {
  it('gives the defaults without other values', () => {
    expect(read({})).toMatchObject({ settings: defaultSettings, problems: [] });
  });

  it('prefers the file to the default', () => {
    expect(read({ stored: { siteDelayMs: 5 } }).settings.siteDelayMs).toBe(5);
  });

  it('prefers the environment to the file', () => {
    const env = { ROLEWATCH_SITE_DELAY_MS: '6' };
    expect(read({ env, stored: { siteDelayMs: 5 } }).settings.siteDelayMs).toBe(6);
  });

  it('prefers a flag to the environment', () => {
    const env = { ROLEWATCH_SITE_DELAY_MS: '6' };
    expect(read({ flags: { siteDelayMs: '7' }, env }).settings.siteDelayMs).toBe(7);
  });

  it('names the source of a value', () => {
    const env = { ROLEWATCH_SITE_DELAY_MS: '6', ROLEWATCH_USER_ID: 'ada' };
    const stored = { userAgent: 'Ada', userId: 'bob', siteConnections: 99 };
    expect(read({ flags: { siteDelayMs: '7' }, env, stored }).origins).toMatchObject({
      siteDelayMs: 'flag',
      userId: 'environment',
      userAgent: 'file',
      siteConnections: 'default',
      llmUrl: 'default',
    });
  });

  it('reads a setting by an earlier version’s name', () => {
    expect(read({ stored: { hostDelayMs: 5 } }).settings.siteDelayMs).toBe(5);
    const env = { ROLEWATCH_HOST_CONNECTIONS: '2' };
    expect(read({ env }).settings.siteConnections).toBe(2);
  });

  it('prefers today’s name to an earlier version’s', () => {
    const stored = { hostDelayMs: 5, siteDelayMs: 6 };
    expect(read({ stored }).settings.siteDelayMs).toBe(6);
    const env = { ROLEWATCH_HOST_DELAY_MS: '7', ROLEWATCH_SITE_DELAY_MS: '8' };
    expect(read({ env }).settings.siteDelayMs).toBe(8);
  });

  it('names an earlier version’s variable if it holds the wrong value', () => {
    expect(() => read({ env: { ROLEWATCH_HOST_CONNECTIONS: 'many' } })).toThrow(
      /ROLEWATCH_HOST_CONNECTIONS is not valid/,
    );
  });

  it('treats an empty variable as unset', () => {
    const env = { ROLEWATCH_LLM_URL: '', ROLEWATCH_ENRICH: '' };
    expect(read({ env }).settings).toEqual(defaultSettings);
  });

  it.each(['1', 'true', 'YES', ' on '])('understands %j as yes', (word) => {
    expect(read({ env: { ROLEWATCH_OFFLINE: word } }).settings.offline).toBe(true);
  });

  it.each(['0', 'false', 'No', 'off'])('understands %j as no', (word) => {
    expect(read({ env: { ROLEWATCH_ENRICH: word } }).settings.enrich).toBe(false);
  });

  it('keeps digits in a text setting', () => {
    expect(read({ env: { ROLEWATCH_USER_ID: '42' } }).settings.userId).toBe('42');
  });

  it('accepts null in the file for a setting without a value', () => {
    expect(read({ stored: { llmUrl: null } })).toMatchObject({ problems: [] });
  });

  it('has a variable for every setting', () => {
    expect(new Set(settingNames.map((name) => settings[name].env)).size).toBe(settingNames.length);
  });

  it('refuses a bad variable by its name', () => {
    expect(() => read({ env: { ROLEWATCH_SITE_CONNECTIONS: 'many' } })).toThrow(
      /ROLEWATCH_SITE_CONNECTIONS is not valid/,
    );
  });

  it('refuses a bad flag by its name', () => {
    expect(() => read({ flags: { siteConnections: '99' } })).toThrow(/--site-connections/);
  });

  it('does not repeat a bad secret', () => {
    const env = { ROLEWATCH_REDIS_URL: 'hunter2' };
    expect(() => read({ env })).toThrow(/^(?!.*hunter2)/);
  });
});

describe('readSettings with a damaged file', () => {
  it('loses only the setting that is bad', () => {
    const { settings: read_ } = read({ stored: { siteDelayMs: -1, userId: 'ada' } });
    expect(read_).toMatchObject({ siteDelayMs: defaultSettings.siteDelayMs, userId: 'ada' });
  });

  it('reports each bad value', () => {
    const { problems } = read({ stored: { siteDelayMs: -1, enrich: 'perhaps' } });
    expect(problems.map((each) => each.details.name)).toEqual([
      'siteDelayMs in settings.json',
      'enrich in settings.json',
    ]);
  });

  it('keeps a copy of the file for its owner alone', () => {
    read({ stored: { siteDelayMs: -1 } });
    const [copy = ''] = rejected();
    expect(readFileSync(path.join(folder, copy), 'utf8')).toBe('{"siteDelayMs":-1}');
    expect(statSync(path.join(folder, copy)).mode & 0o777).toBe(0o600);
  });

  it('keeps the same content once', () => {
    read({ stored: { siteDelayMs: -1 } });
    read({});
    expect(rejected()).toHaveLength(1);
  });

  it('ignores a bad value that a flag overrides', () => {
    expect(read({ flags: { siteDelayMs: 1 }, stored: { siteDelayMs: -1 } }).problems).toEqual([]);
  });

  it('starts with the defaults if the file is not JSON', () => {
    writeFileSync(file, '{"siteDelayMs": 5');
    const { settings: read_, problems } = read({});
    expect(read_).toEqual(defaultSettings);
    expect(problems).toHaveLength(1);
  });

  it('starts with the defaults if the file is no object', () => {
    expect(read({ stored: [1] }).problems).toHaveLength(1);
  });
});

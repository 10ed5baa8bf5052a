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
  it('gives the defaults where nothing is said', () => {
    expect(read({})).toMatchObject({ settings: defaultSettings, problems: [] });
  });

  it('takes the file before the default', () => {
    expect(read({ stored: { hostDelayMs: 5 } }).settings.hostDelayMs).toBe(5);
  });

  it('takes the environment before the file', () => {
    const env = { ROLEWATCH_HOST_DELAY_MS: '6' };
    expect(read({ env, stored: { hostDelayMs: 5 } }).settings.hostDelayMs).toBe(6);
  });

  it('takes a flag before the environment', () => {
    const env = { ROLEWATCH_HOST_DELAY_MS: '6' };
    expect(read({ flags: { hostDelayMs: '7' }, env }).settings.hostDelayMs).toBe(7);
  });

  it('says who says so', () => {
    const env = { ROLEWATCH_HOST_DELAY_MS: '6', ROLEWATCH_USER_ID: 'ada' };
    const stored = { userAgent: 'Ada', userId: 'bob', hostConnections: 99 };
    expect(read({ flags: { hostDelayMs: '7' }, env, stored }).origins).toMatchObject({
      hostDelayMs: 'flag',
      userId: 'environment',
      userAgent: 'file',
      hostConnections: 'default',
      llmUrl: 'default',
    });
  });

  it('takes an empty variable for one that is not set', () => {
    const env = { ROLEWATCH_LLM_URL: '', ROLEWATCH_ENRICH: '' };
    expect(read({ env }).settings).toEqual(defaultSettings);
  });

  it.each(['1', 'true', 'YES', ' on '])('understands %j as yes', (word) => {
    expect(read({ env: { ROLEWATCH_OFFLINE: word } }).settings.offline).toBe(true);
  });

  it.each(['0', 'false', 'No', 'off'])('understands %j as no', (word) => {
    expect(read({ env: { ROLEWATCH_ENRICH: word } }).settings.enrich).toBe(false);
  });

  it('leaves digits alone where text is meant', () => {
    expect(read({ env: { ROLEWATCH_USER_ID: '42' } }).settings.userId).toBe('42');
  });

  it('accepts null in the file where a setting can be unset', () => {
    expect(read({ stored: { llmUrl: null } })).toMatchObject({ problems: [] });
  });

  it('has a variable of its own for every setting', () => {
    expect(new Set(settingNames.map((name) => settings[name].env)).size).toBe(settingNames.length);
  });

  it('refuses a bad variable by its name', () => {
    expect(() => read({ env: { ROLEWATCH_HOST_CONNECTIONS: 'many' } })).toThrow(
      /ROLEWATCH_HOST_CONNECTIONS is not valid/,
    );
  });

  it('refuses a bad flag by its name', () => {
    expect(() => read({ flags: { hostConnections: '99' } })).toThrow(/--host-connections/);
  });

  it('does not repeat a bad secret', () => {
    const env = { ROLEWATCH_REDIS_URL: 'hunter2' };
    expect(() => read({ env })).toThrow(/^(?!.*hunter2)/);
  });
});

describe('readSettings with a damaged file', () => {
  it('loses only the setting that is bad', () => {
    const { settings: read_ } = read({ stored: { hostDelayMs: -1, userId: 'ada' } });
    expect(read_).toMatchObject({ hostDelayMs: defaultSettings.hostDelayMs, userId: 'ada' });
  });

  it('reports each bad value', () => {
    const { problems } = read({ stored: { hostDelayMs: -1, enrich: 'perhaps' } });
    expect(problems.map((each) => each.details.name)).toEqual([
      'hostDelayMs in settings.json',
      'enrich in settings.json',
    ]);
  });

  it('keeps a copy of the file for its owner alone', () => {
    read({ stored: { hostDelayMs: -1 } });
    const [copy = ''] = rejected();
    expect(readFileSync(path.join(folder, copy), 'utf8')).toBe('{"hostDelayMs":-1}');
    expect(statSync(path.join(folder, copy)).mode & 0o777).toBe(0o600);
  });

  it('keeps the same content once', () => {
    read({ stored: { hostDelayMs: -1 } });
    read({});
    expect(rejected()).toHaveLength(1);
  });

  it('does not look at a bad value that a flag overrides', () => {
    expect(read({ flags: { hostDelayMs: 1 }, stored: { hostDelayMs: -1 } }).problems).toEqual([]);
  });

  it('starts with the defaults where the file is not JSON', () => {
    writeFileSync(file, '{"hostDelayMs": 5');
    const { settings: read_, problems } = read({});
    expect(read_).toEqual(defaultSettings);
    expect(problems).toHaveLength(1);
  });

  it('starts with the defaults where the file is no object', () => {
    expect(read({ stored: [1] }).problems).toHaveLength(1);
  });
});

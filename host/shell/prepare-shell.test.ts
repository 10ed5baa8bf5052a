import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { prepareShell, sameOptions } from './prepare-shell.ts';

const nothing = { flags: {}, env: {} };

it('makes a private folder for the shell’s data', async () => {
  await using folder = await temporaryFolder();
  const dataDir = path.join(folder.path, 'data');
  const { desktopDir, ...places } = await prepareShell({ dataDir, ...nothing });
  expect(desktopDir).toBe(path.join(places.dataDir, 'desktop'));
  expect((await stat(desktopDir)).mode & 0o777).toBe(0o700);
  await expect(prepareShell({ dataDir, ...nothing })).resolves.toMatchObject({ desktopDir });
});

it.each([
  [{ ROLEWATCH_LOG_LEVEL: 'info' }, true],
  [{ ROLEWATCH_LOG_LEVEL: 'error' }, false],
  // The start of the services reports the invalid setting.
  [{ ROLEWATCH_LOG_LEVEL: 'loud' }, true],
])('logs at the configured level: %j', async (env, isWritten) => {
  await using folder = await temporaryFolder();
  const { log, logsDir } = await prepareShell({ dataDir: folder.path, flags: {}, env });
  log.error('first');
  log.info('started');
  const text = await readFile(path.join(logsDir, 'rolewatch.log'), 'utf8');
  expect(text.includes('started')).toBe(isWritten);
});

it('reads the stored settings, or the defaults if they are invalid', async () => {
  await using folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'settings.json'), '{"closeToTray":false}');
  const { settings } = await prepareShell({ dataDir: folder.path, ...nothing });
  expect(settings).toEqual({ ...defaultSettings, closeToTray: false });
  const env = { ROLEWATCH_CLOSE_TO_TRAY: 'perhaps' };
  const confused = await prepareShell({ dataDir: folder.path, flags: {}, env });
  expect(confused.settings).toMatchObject({ closeToTray: defaultSettings.closeToTray });
});

it('gives options for another start on the same data, from any folder', async () => {
  await using folder = await temporaryFolder();
  const dataDir = path.relative('.', folder.path);
  const { sameOptions } = await prepareShell({ dataDir, flags: { enrich: false }, env: {} });
  expect(sameOptions).toEqual([`--data-dir=${folder.path}`, '--no-enrich']);
});

it('throws if the folder cannot be made', async () => {
  await using folder = await temporaryFolder();
  await mkdir(path.join(folder.path, 'logs'), { recursive: true });
  await writeFile(path.join(folder.path, 'file'), '');
  const dataDir = path.join(folder.path, 'file', 'data');
  await expect(prepareShell({ dataDir, ...nothing })).rejects.toMatchObject({
    code: 'data_dir_unwritable',
  });
});

describe('a second start', () => {
  it('contain the data dir and the given settings, but no secret', () => {
    const flags = { llmUrl: 'http://m?a=b', siteDelayMs: '0', enrich: false, offline: true };
    const secret = { llmApiKey: 'sk-1' };
    expect(sameOptions({ dataDir: '/my data', flags: { ...flags, ...secret } })).toEqual([
      '--data-dir=/my data',
      '--offline',
      '--site-delay-ms=0',
      '--no-enrich',
      '--llm-url=http://m?a=b',
    ]);
    expect(sameOptions({ dataDir: '/data', flags: {} })).toEqual(['--data-dir=/data']);
  });
});

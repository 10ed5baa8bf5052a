import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { afterEach, expect, it, vi } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { setLaunchAtLogin, startsHidden } from './login-item.ts';

const { platform, argv } = process;
const on = (name: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value: name });
afterEach(() => {
  on(platform);
  process.argv = argv;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const options = ['--data-dir=/my data', '--offline'];

it.each(['win32', 'darwin'] as const)('is a system setting on %s', async (name) => {
  on(name);
  const setLoginItem = vi.spyOn(app, 'setLoginItemSettings');
  for (const openAtLogin of [true, false]) {
    await setLaunchAtLogin(openAtLogin, options);
    const item = { openAtLogin, args: ['"--hidden"', '"--data-dir=/my data"', '"--offline"'] };
    expect(setLoginItem).toHaveBeenLastCalledWith(item);
  }
});

it('is an autostart entry on Linux, which starts the AppImage if there is one', async () => {
  on('linux');
  await using folder = await temporaryFolder();
  vi.spyOn(app, 'getPath').mockReturnValue(folder.path);
  vi.stubEnv('APPIMAGE', '/home/ada/rolewatch.AppImage');
  await setLaunchAtLogin(true, options);
  const entry = readFileSync(path.join(folder.path, 'autostart/rolewatch.desktop'), 'utf8');
  expect(entry).toContain(
    '"/home/ada/rolewatch.AppImage" "--hidden" "--data-dir=/my data" "--offline"\n',
  );
});

it('starts the app without a window', () => {
  on('win32');
  expect(startsHidden()).toBe(false);
  process.argv = [...argv, '--hidden'];
  expect(startsHidden()).toBe(true);
  process.argv = argv;
  on('darwin');
  const settings = { ...app.getLoginItemSettings(), wasOpenedAtLogin: true };
  vi.spyOn(app, 'getLoginItemSettings').mockReturnValue(settings);
  expect(startsHidden()).toBe(true);
});

import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { patient } from '#tests/support/app-page.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { type DesktopWorld, startDesktopWorld } from '#tests/support/electron/desktop-world.ts';
import { untilDone } from '#tests/support/electron/tray.ts';

let world: DesktopWorld;
beforeEach(async () => {
  world = await startDesktopWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

test('launch at login reaches the system when it is set and at each start, for the same data', async () => {
  await using folder = await temporaryFolder();
  const env = { DOUBLE_PACKAGED: 'yes', XDG_CONFIG_HOME: folder.path };
  const file = path.join(folder.path, 'autostart/rolewatch.desktop');
  const entry = () => readFile(file, 'utf8').catch(() => null);
  const command = `"--hidden" "--data-dir=${world.dataDir}" "--origin-map=`;
  {
    await using app = await world.start({ env });
    await app.call('settings.set', { name: 'launchAtLogin', value: true });
    await expect.poll(entry, patient).toContain(command);
    await app.stop();
  }
  await rm(file);
  await using again = await world.start({ env });
  await expect.poll(entry, patient).toContain(command);
  await again.call('settings.set', { name: 'launchAtLogin', value: false });
  await expect.poll(entry, patient).toBeNull();
});

test('a start at login shows no window until the user asks for it', async () => {
  await using app = await world.start({ args: ['--hidden'] });
  await untilDone(app.desktop, 'Tray.setContextMenu');
  expect(app.desktop.done('BrowserWindow')).toEqual([]);
  expect(app.desktop.done('Notification.show')).toEqual([]);
  await using second = await world.start();
  expect((await second.desktop.exited).code).toBe(0);
  await app.desktop.window();
});

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRedis } from '#services/provision/redis.ts';
import { leaveWelcome, patient, placeLink } from '#tests/support/app-page.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { type DesktopWorld, startDesktopWorld } from '#tests/support/electron/desktop-world.ts';
import { trayIcon, trayLabels, untilDone } from '#tests/support/electron/tray.ts';
import { programSettings } from '#tests/support/programs.ts';
import { scanWith } from '#tests/support/served-host.ts';

let world: DesktopWorld;
beforeEach(async () => {
  world = await startDesktopWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

test('the tray shows the status, and opens new openings', async () => {
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
  await using app = await world.start();
  const { desktop } = app;
  await desktop.window();
  await untilDone(desktop, 'Tray.setContextMenu');
  expect(trayIcon(desktop)).toBe('idle');
  expect(trayLabels(desktop)).toContain('No new openings');

  await scanWith(app, [acme.url]);
  await expect.poll(() => desktop.done('Tray.setImage').length, patient).toBeGreaterThan(2);
  const icons = desktop.done('Tray.setImage').map(([image]) => JSON.stringify(image));
  expect(icons.some((icon) => icon.includes('scanning'))).toBe(true);
  await expect.poll(() => trayIcon(desktop), patient).toBe('idle');

  const added = world.sites.addPosting(acme);
  await scanWith(app, []);
  const label = `${added.title} · Acme`;
  await expect.poll(() => trayLabels(desktop), patient).toContain(label);
  await desktop.drive('tray.menu', label);
  const { page } = await desktop.window();
  await page.getByRole('heading', { name: added.title }).first().waitFor();
});

test('scans are started, paused and resumed from the tray', async () => {
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
  await using app = await world.start();
  const { desktop, call } = app;
  await desktop.window();
  await call('companies.add', { url: acme.url });
  await untilDone(desktop, 'Tray.setContextMenu');
  await desktop.drive('tray.menu', 'Pause scans');
  await expect.poll(() => trayIcon(desktop), patient).toBe('paused');
  expect(await call('health.get', {})).toMatchObject({ scansHeldBy: 'paused', nextScanAt: null });
  // The user can always start one by hand.
  await desktop.drive('tray.menu', 'Scan now');
  await expect.poll(async () => (await call('runs.list', {})).length, patient).toBe(1);
  await desktop.drive('tray.menu', 'Resume scans');
  await expect.poll(() => trayIcon(desktop), patient).toBe('idle');
  expect((await call('health.get', {})).nextScanAt).not.toBeNull();
});

test('closing the window leaves the app in the tray, with an explanation the first time', async () => {
  await using app = await world.start();
  const { desktop } = app;
  await desktop.window();
  await untilDone(desktop, 'Tray.setContextMenu');
  await desktop.drive('window', 'close');
  await untilDone(desktop, 'Notification.show');
  expect(desktop.hasWindow()).toBe(false);
  await desktop.drive('tray.click');
  await desktop.window();
  await desktop.drive('window', 'close');
  await desktop.drive('tray.menu', 'Open Rolewatch');
  await desktop.window();
  expect(desktop.done('Notification.show')).toMatchObject([
    [{ title: 'Rolewatch is still running' }],
  ]);
  await desktop.drive('tray.menu', 'Quit Rolewatch');
  expect((await desktop.exited).code).toBe(0);
});

test('without the tray, closing the window ends the app', async () => {
  await using app = await world.start();
  const { desktop, call } = app;
  await desktop.window();
  await call('settings.set', { name: 'closeToTray', value: false });
  await desktop.drive('window', 'close');
  expect((await desktop.exited).code).toBe(0);
});

/** A Redis that waits for permission to start. */
async function slowRedis(folder: string) {
  const found = await findRedis(programSettings());
  const go = path.join(folder, 'go');
  const program = path.join(folder, 'redis-server');
  const real = 'path' in found ? found.path : '';
  const script = `#!/bin/sh\nuntil [ -e '${go}' ]; do sleep 0.05; done\nexec '${real}' "$@"\n`;
  await writeFile(program, script, { mode: 0o755 });
  return { env: { ROLEWATCH_REDIS_SERVER: program }, letGo: () => writeFile(go, '') };
}

test('closing the window during the start also leaves the app in the tray', async () => {
  await using folder = await temporaryFolder();
  const { env, letGo } = await slowRedis(folder.path);
  await using app = await world.start({ env });
  const { desktop } = app;
  await desktop.window();
  await desktop.drive('window', 'close');
  await letGo();
  await untilDone(desktop, 'Notification.show');
  expect(desktop.hasWindow()).toBe(false);
  await desktop.drive('tray.click');
  await desktop.window();
});

test('without the tray, closing the window during the start ends the app', async () => {
  await using folder = await temporaryFolder();
  const { env } = await slowRedis(folder.path);
  await using app = await world.start({ env: { ...env, ROLEWATCH_CLOSE_TO_TRAY: 'no' } });
  await app.desktop.window();
  await app.desktop.drive('window', 'close');
  expect((await app.desktop.exited).code).toBe(0);
});

test('the menu opens the settings and starts scans', async () => {
  await using app = await world.start();
  const { desktop, call } = app;
  const { page } = await desktop.window();
  await untilDone(desktop, 'Menu.setApplicationMenu');
  await leaveWelcome(page);
  await placeLink(page, 'Settings').waitFor();
  await desktop.drive('menu.click', 'File', 'Settings…');
  await page.getByRole('heading', { name: 'Settings' }).first().waitFor();
  await desktop.drive('menu.click', 'Help', 'Open logs');
  await untilDone(desktop, 'shell.openPath');
  // No company is watched: the app says so and does nothing else.
  await desktop.drive('menu.click', 'File', 'Scan now');
  await untilDone(desktop, 'dialog.showErrorBox');
  await call('settings.set', { name: 'updateUrl', value: 'https://updates.example' });
  await untilDone(desktop, 'Menu.setApplicationMenu', 2);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { patient } from '#tests/support/app-page.ts';
import { type DesktopWorld, startDesktopWorld } from '#tests/support/electron/desktop-world.ts';
import { trayIcon, untilDone } from '#tests/support/electron/tray.ts';
import { scanWith } from '#tests/support/served-host.ts';
import { faults } from '../fakes/career-site-faults.ts';

let world: DesktopWorld;
beforeEach(async () => {
  world = await startDesktopWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

test('new openings give one notification for each scan, and a click opens one', async () => {
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
  await using app = await world.start();
  const { desktop } = app;
  await desktop.window();
  await scanWith(app, [acme.url]);
  await desktop.drive('window', 'minimize');
  const added = world.sites.addPosting(acme);
  await scanWith(app, []);
  await untilDone(desktop, 'Notification.show');
  // A company's first openings are no news, so the first scan sent none.
  expect(desktop.done('Notification.show')).toEqual([
    [{ title: added.title, body: 'Acme · new opening' }],
  ]);
  await desktop.drive('notification.click', -1);
  const { page } = await desktop.window();
  await page.getByRole('heading', { name: added.title }).first().waitFor();

  await desktop.drive('window', 'minimize');
  for (const _ of [1, 2]) world.sites.addPosting(acme);
  await scanWith(app, []);
  await untilDone(desktop, 'Notification.show', 2);
  expect(desktop.done('Notification.show')[1]).toMatchObject([{ title: '2 new openings' }]);
});

test('a failed scan is notified, unless the user is looking or has turned that off', async () => {
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
  const breakIt = () => world.sites.fail(/\/acme\b/, faults.status(404));
  let mend = breakIt();
  await using app = await world.start();
  const { desktop, call } = app;
  await desktop.window();
  // Until the window shows, the user cannot be looking at it.
  await untilDone(desktop, 'window.show');
  await scanWith(app, [acme.url]);
  await expect.poll(() => trayIcon(desktop), patient).toBe('trouble');
  // The first scan sends its notifications before another one has ended.
  mend();
  await scanWith(app, []);
  await expect.poll(() => trayIcon(desktop), patient).toBe('idle');
  mend = breakIt();
  await desktop.drive('window', 'minimize');
  await scanWith(app, []);
  await untilDone(desktop, 'Notification.show');
  await call('settings.set', { name: 'notifyFailures', value: false });
  await scanWith(app, []);
  mend();
  await scanWith(app, []);
  await expect.poll(() => trayIcon(desktop), patient).toBe('idle');
  expect(desktop.done('Notification.show')).toEqual([
    [{ title: 'Scan failed', body: expect.stringContaining('acme') }],
  ]);
  await desktop.drive('notification.click', -1);
  const { page } = await desktop.window();
  await expect.poll(() => page.url(), patient).toMatch(/#\/scan\/[a-z0-9]+$/);
});

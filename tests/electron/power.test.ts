import { afterEach, beforeEach, expect, test } from 'vitest';
import { patient } from '#tests/support/app-page.ts';
import { type DesktopWorld, startDesktopWorld } from '#tests/support/electron/desktop-world.ts';
import { untilDone } from '#tests/support/electron/tray.ts';

let world: DesktopWorld;
beforeEach(async () => {
  world = await startDesktopWorld({ latencyMs: 150 });
});
afterEach(() => world[Symbol.asyncDispose]());

test('a machine that sleeps in the middle of a scan goes on with it when it wakes, and begins no other', async () => {
  const companies = ['acme', 'birch', 'cedar'].map((slug) =>
    world.sites.addCompany({ kind: 'lever', slug, postings: 6 }),
  );
  await using app = await world.start();
  const { desktop, call } = app;
  await untilDone(desktop, 'Tray.setContextMenu');
  const run = await call('runs.start', { urls: companies.map(({ url }) => url) });
  const status = async () => (await call('runs.get', { id: run.id })).status;
  expect(await status()).toBe('running');
  await desktop.drive('powerMonitor.emit', 'suspend');
  await desktop.drive('powerMonitor.emit', 'resume');
  await expect.poll(status, patient).toBe('completed');
  expect(await call('runs.list', {})).toHaveLength(1);
  expect(await call('counts.get', {})).toMatchObject({ openings: 18 });
});

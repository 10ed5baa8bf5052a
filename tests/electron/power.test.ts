import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { minutes } from '#core/duration.ts';
import { patient } from '#tests/support/app-page.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { type DesktopWorld, startDesktopWorld } from '#tests/support/electron/desktop-world.ts';
import { trayLabels, untilDone } from '#tests/support/electron/tray.ts';
import type { DesktopUnderTest } from '#tests/support/electron/world.ts';

let world: DesktopWorld;
beforeEach(async () => {
  world = await startDesktopWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

test('a machine that sleeps during a scan continues it when it wakes, and starts no other', async () => {
  const companies = ['acme', 'birch', 'cedar'].map((slug) =>
    world.sites.addCompany({ kind: 'lever', slug, postings: 6 }),
  );
  const letGo = world.sites.hold(/./);
  await using app = await world.start();
  const { desktop, call } = app;
  await untilDone(desktop, 'Tray.setContextMenu');
  const run = await call('runs.start', { urls: companies.map(({ url }) => url) });
  const status = async () => (await call('runs.get', { id: run.id })).status;
  await expect.poll(() => world.sites.traffic.seen.length, patient).toBeGreaterThan(0);
  expect(await status()).toBe('running');
  await desktop.drive('powerMonitor.emit', 'suspend');
  await desktop.drive('powerMonitor.emit', 'resume');
  letGo();
  await expect.poll(status, patient).toBe('completed');
  expect(await call('runs.list', {})).toHaveLength(1);
  expect(await call('counts.get', {})).toMatchObject({ openings: 18 });
});

/** Makes a company due soon, and sleeps past that time too briefly to count as sleep. */
async function sleepUntilDue({ desktop, call }: DesktopUnderTest): Promise<void> {
  await call('companies.add', {
    url: world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 2 }).url,
  });
  await expect.poll(async () => (await call('health.get', {})).nextScanAt, patient).not.toBeNull();
  await desktop.drive('machine.sleep', minutes(2));
  await desktop.drive('powerMonitor.emit', 'resume');
}

const heldBy = async ({ call }: DesktopUnderTest) => (await call('health.get', {})).scansHeldBy;
const scans = async ({ call }: DesktopUnderTest) =>
  (await call('runs.list', {})).map(({ status }) => status);

test('a scan that is due on battery starts when the machine is plugged in', async () => {
  await using app = await world.start({ env: { ROLEWATCH_PAUSE_ON_BATTERY: 'yes' } });
  await app.desktop.window();
  await app.desktop.drive('powerMonitor.emit', 'on-battery');
  await sleepUntilDue(app);
  await expect.poll(() => heldBy(app), patient).toBe('battery');
  await expect
    .poll(() => trayLabels(app.desktop), patient)
    .toContain('On battery: scans are paused');
  expect(await scans(app)).toEqual([]);
  await app.desktop.drive('powerMonitor.emit', 'on-ac');
  await expect.poll(() => scans(app), patient).toEqual(['completed']);
  expect(await heldBy(app)).toBeNull();
});

test('a scan that is due on a metered network starts once the machine wakes in another', async () => {
  await using folder = await temporaryFolder();
  const says = (answer: string) => writeFile(path.join(folder.path, 'answer'), answer);
  const busctl = '#!/bin/sh\ncat "$(dirname "$0")/answer"\n';
  await writeFile(path.join(folder.path, 'busctl'), busctl, { mode: 0o755 });
  await says('u 1\n');
  const PATH = `${folder.path}${path.delimiter}${process.env.PATH}`;
  await using app = await world.start({ env: { ROLEWATCH_PAUSE_ON_METERED: 'yes', PATH } });
  await sleepUntilDue(app);
  await expect.poll(() => heldBy(app), patient).toBe('metered');
  expect(await scans(app)).toEqual([]);
  await says('u 0\n');
  await app.desktop.drive('powerMonitor.emit', 'resume');
  await expect.poll(() => scans(app), patient).toEqual(['completed']);
});

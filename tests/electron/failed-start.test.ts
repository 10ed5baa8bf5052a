import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeLink } from '#tests/support/app-page.ts';
import { startCli } from '#tests/support/cli.ts';
import { type DesktopWorld, startDesktopWorld } from '#tests/support/electron/desktop-world.ts';
import type { DesktopUnderTest } from '#tests/support/electron/world.ts';

const lockHolder = path.resolve(import.meta.dirname, '../fixtures/lock-holder.ts');

let world: DesktopWorld;
beforeEach(async () => {
  world = await startDesktopWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

/** The message to the user before it ends. */
async function toldBy(app: DesktopUnderTest): Promise<unknown> {
  expect((await app.desktop.exited).code).toBe(1);
  const [told] = app.desktop.done('dialog.showMessageBox');
  return told?.[0];
}

const cannotStart = (words: RegExp) => ({
  type: 'error',
  message: 'Rolewatch can’t start',
  detail: expect.stringMatching(words),
});

test('a data dir that another host serves still opens in a window', async () => {
  const args = ['serve', '--json', '--port', '0', '--data-dir', world.dataDir];
  await using host = startCli(args);
  const { url } = await host.waitForLine(({ type }) => type === 'listening');
  await using app = await world.start();
  const { page, problems } = await app.open();
  await placeLink(page, 'Companies').click();
  await page.getByRole('heading', { name: 'Companies', level: 1 }).waitFor();
  expect(new URL(page.url()).origin).toBe(new URL(String(url)).origin);
  expect(await page.evaluate(() => 'rolewatch' in globalThis)).toBe(false);
  expect(app.desktop.done('dialog.showMessageBox')).toEqual([]);
  expect(app.desktop.done('utilityProcess.fork')).toEqual([]);
  expect(problems).toEqual([]);
  expect(await app.stop()).toBe(0);
});

test('a link that starts the app also opens in the page of another host', async () => {
  const args = ['serve', '--json', '--port', '0', '--data-dir', world.dataDir];
  await using host = startCli(args);
  await host.waitForLine(({ type }) => type === 'listening');
  await using app = await world.start({ args: ['rolewatch://companies'] });
  const { page, problems } = await app.desktop.window();
  await page.getByRole('heading', { name: 'Companies', level: 1 }).waitFor();
  await placeLink(page, 'Openings').waitFor();
  expect(problems).toEqual([]);
});

test('a start at login leaves a data dir to the host that serves it', async () => {
  const args = ['serve', '--json', '--port', '0', '--data-dir', world.dataDir];
  await using host = startCli(args);
  await host.waitForLine(({ type }) => type === 'listening');
  await using app = await world.start({ args: ['--hidden'] });
  expect((await app.desktop.exited).code).toBe(0);
  expect(app.desktop.done('BrowserWindow')).toEqual([]);
  expect(app.desktop.done('dialog.showMessageBox')).toEqual([]);
});

test.runIf(process.getuid?.() === 0)(
  'as root it says in one line why it does not start',
  async () => {
    await using app = await world.start({ args: ['--no-sandbox'] });
    const { code, stderr } = await app.desktop.exited;
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^Rolewatch does not run as root.*\n$/),
    ]);
  },
);

test('a data dir held by a host without a page is named', async () => {
  await mkdir(world.dataDir, { recursive: true });
  const holder = fork(lockHolder, [world.dataDir], { silent: true });
  try {
    await once(holder.stdout as Readable, 'data');
    await using app = await world.start();
    expect(await toldBy(app)).toMatchObject(cannotStart(new RegExp(`pid ${holder.pid}`)));
    expect(app.desktop.done('BrowserWindow')).toEqual([]);
  } finally {
    holder.kill('SIGKILL');
  }
});

test('a database of a newer version is refused and left alone', async () => {
  {
    await using app = await world.start();
    await app.open();
    await app.stop();
  }
  const file = path.join(world.dataDir, 'rolewatch.db');
  const database = createClient({ url: `file:${file}` });
  await database.execute('PRAGMA busy_timeout = 30000');
  await database.execute("INSERT INTO _Migration VALUES ('29990101000000_later', 'then')");
  await database.execute('PRAGMA journal_mode = DELETE');
  database.close();
  const before = await readFile(file);
  await using app = await world.start();
  expect(await toldBy(app)).toMatchObject(cannotStart(/newer Rolewatch.*\n\n.*Update/s));
  expect(await readFile(file)).toEqual(before);
});

test('a data dir that is not writable is named, with the fix', async () => {
  await mkdir(path.dirname(world.dataDir), { recursive: true });
  await writeFile(world.dataDir, 'in the way');
  await using app = await world.start();
  expect(await toldBy(app)).toMatchObject(
    cannotStart(/a file is in the way.*\n\n.*you can write to it/s),
  );
  expect(app.desktop.done('BrowserWindow')).toEqual([]);
});

test('an invalid setting is named', async () => {
  await using app = await world.start({ env: { ROLEWATCH_SITE_CONNECTIONS: 'many' } });
  expect(await toldBy(app)).toMatchObject(cannotStart(/ROLEWATCH_SITE_CONNECTIONS/));
});

test('without Redis it works, and shows that Redis is missing', async () => {
  await using app = await world.start({ env: { ROLEWATCH_REDIS_SERVER: 'none' } });
  const { page } = await app.open();
  await app.call('companies.add', {
    url: world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 }).url,
  });
  const status = page.getByRole('contentinfo');
  await status.getByRole('link', { name: 'Running without Redis (slower)' }).waitFor();
  await placeLink(page, 'Scan').click();
  await page.getByRole('main').getByRole('button', { name: 'Scan now' }).click();
  await page
    .getByText(/Read (all|3 of) 3 openings/)
    .first()
    .waitFor();
  expect(app.desktop.done('utilityProcess.fork')).toEqual([]);
});

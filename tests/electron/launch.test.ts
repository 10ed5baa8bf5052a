import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { patient, placeLink } from '#tests/support/app-page.ts';
import { type DesktopWorld, startDesktopWorld } from '#tests/support/electron/desktop-world.ts';
import { childrenOf } from '#tests/support/processes.ts';

let world: DesktopWorld;
beforeEach(async () => {
  world = await startDesktopWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const acme = (): string => world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 2 }).url;

test('the window shows the services’ state, and has no other access to Electron', async () => {
  await using app = await world.start();
  const { page, problems } = await app.open();
  await placeLink(page, 'Companies').click();
  await app.call('companies.add', { url: acme() });
  await page.getByRole('row', { name: 'Acme' }).waitFor();
  const globals = ['rolewatch', 'require', 'process', 'ipcRenderer', 'electron'];
  const known = await page.evaluate((names) => names.filter((name) => name in globalThis), globals);
  expect(known).toEqual(['rolewatch']);
  expect(app.desktop.done('app.enableSandbox')).toHaveLength(1);
  const [window] = app.desktop.done('BrowserWindow');
  expect(window).toMatchObject([
    {
      webPreferences: {
        contextIsolation: true,
        nodeIntegration: false,
        sandbox: true,
        webSecurity: true,
      },
    },
  ]);
  expect(problems).toEqual([]);
});

test('no process has a secret on its command line', async () => {
  await using app = await world.start({
    env: { ROLEWATCH_LLM_API_KEY: 'sk-0123456789', ROLEWATCH_WORKER_IDLE_SECONDS: '0' },
  });
  await app.open();
  await expect
    .poll(async () => (await app.call('health.get', {})).workers.map(({ state }) => state), patient)
    .toEqual(['ready', 'ready', 'ready', 'ready']);
  const commands = (await childrenOf(app.desktop.pid)).map(({ command }) => command);
  expect(commands.length).toBeGreaterThan(4);
  expect(commands.join('\n')).not.toMatch(/token|sk-0123456789|password|requirepass/i);
});

test('the window reopens at its last place', async () => {
  const bounds = { x: 300, y: 120, width: 1_100, height: 700 };
  {
    await using first = await world.start();
    await first.open();
    await first.desktop.drive('window', 'setBounds', bounds);
    await first.desktop.drive('window', 'maximize');
    expect(await first.stop()).toBe(0);
  }
  await using second = await world.start();
  await second.open();
  expect(second.desktop.done('BrowserWindow')[0]).toMatchObject([bounds]);
  await expect.poll(() => second.desktop.done('window.maximize'), patient).toHaveLength(1);
});

describe('a second start', () => {
  test('ends at once and brings the first to the front', async () => {
    await using first = await world.start();
    await first.open();
    await first.desktop.drive('window', 'minimize');
    await using second = await world.start();
    expect((await second.desktop.exited).code).toBe(0);
    expect(second.desktop.hasWindow()).toBe(false);
    await expect.poll(() => first.desktop.done('window.focus').length, patient).toBeGreaterThan(0);
    expect(first.desktop.done('window.restore')).toHaveLength(1);
  });

  test('with a link leads the first to it', async () => {
    await using first = await world.start();
    const { page, problems } = await first.open();
    await placeLink(page, 'Openings').waitFor();
    await using second = await world.start({ args: ['rolewatch://companies'] });
    expect((await second.desktop.exited).code).toBe(0);
    await page.getByRole('heading', { name: 'Companies', level: 1 }).waitFor();
    expect(problems).toEqual([]);
  });

  test('with a foreign link leads the first nowhere', async () => {
    const hostile = [
      'rolewatch://settings/data',
      'rolewatch://openings/%3Cimg%20src=x%20onerror=alert(1)%3E',
      'rolewatch://scan#/settings',
      'rolewatch:javascript:alert(1)',
    ];
    await using first = await world.start();
    const { page, problems } = await first.open();
    await placeLink(page, 'Board').click();
    await page.getByRole('heading', { name: 'Board', level: 1 }).waitFor();
    const before = page.url();
    for (const [at, link] of hostile.entries()) {
      await using second = await world.start({ args: [link] });
      expect((await second.desktop.exited).code).toBe(0);
      await expect.poll(() => first.desktop.done('window.focus').length, patient).toBe(at + 1);
      expect(page.url()).toBe(before);
    }
    expect(first.desktop.done('shell.openExternal')).toEqual([]);
    expect(problems).toEqual([]);
  });
});

describe('a link', () => {
  test('that starts the app decides the first screen', async () => {
    await using seeded = await world.start();
    await seeded.call('companies.add', { url: acme() });
    await seeded.stop();
    await using app = await world.start({ args: ['rolewatch://scan'] });
    const { page } = await app.open();
    await page.getByRole('heading', { name: 'Scan', level: 1 }).waitFor();
  });

  test('that macOS passes on is followed', async () => {
    await using app = await world.start();
    const { page } = await app.open();
    await placeLink(page, 'Openings').waitFor();
    await app.desktop.drive('app.emit', 'open-url', 'rolewatch://insights');
    await page.getByRole('heading', { name: 'Insights', level: 1 }).waitFor();
  });
});

describe('the page', () => {
  test('opens web addresses in the browser, and no other addresses', async () => {
    await using app = await world.start();
    const { page } = await app.open();
    await placeLink(page, 'Openings').waitFor();
    const addresses = [
      'https://jobs.example/1',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://me:pw@jobs.example/',
      'smb://elsewhere/share',
      'http://jobs.example/2',
    ];
    for (const address of addresses) {
      await page.evaluate((url) => Reflect.get(globalThis, 'open')(url, '_blank'), address);
    }
    await expect
      .poll(() => app.desktop.done('shell.openExternal'), patient)
      .toEqual([['https://jobs.example/1'], ['http://jobs.example/2']]);
  });

  test('cannot navigate away', async () => {
    await using app = await world.start();
    const { page } = await app.open();
    await placeLink(page, 'Openings').waitFor();
    const before = page.url();
    const refused = page.waitForEvent('requestfailed');
    await page.evaluate(() => Reflect.get(globalThis, 'location').assign('http://jobs.example/'));
    expect((await refused).url()).toBe('http://jobs.example/');
    expect(page.url()).toBe(before);
    await placeLink(page, 'Board').waitFor();
  });

  test('may write text to the clipboard, and has no other permission', async () => {
    await using app = await world.start();
    await app.open();
    const wanted = ['notifications', 'geolocation', 'media', 'clipboard-read', 'openExternal'];
    for (const permission of wanted) {
      expect(await app.desktop.drive('permission', permission)).toBe(false);
    }
    expect(await app.desktop.drive('permission', 'clipboard-sanitized-write')).toBe(true);
  });
});

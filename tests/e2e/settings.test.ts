import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  countAt,
  linkedRow,
  patient,
  placeLink,
  says,
  skipWelcome,
} from '#tests/support/app-page.ts';
import { type AppUnderTest, type Face, startFace } from '#tests/support/app-under-test.ts';
import type { WatchedPage } from '#tests/support/browser.ts';
import { scanWith, type World } from '#tests/support/served-host.ts';

let face: Face;
let world: World<AppUnderTest>;
beforeAll(async () => {
  face = await startFace();
});
afterAll(() => face[Symbol.asyncDispose]());
beforeEach(async () => {
  world = await face.startWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

async function openSettings(host: AppUnderTest): Promise<WatchedPage> {
  const opened = await host.open();
  const { companies } = await host.call('counts.get', {});
  if (companies === 0) await skipWelcome(opened.page);
  await placeLink(opened.page, 'Settings').click();
  await opened.page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  return opened;
}

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

const noteOf = (page: Page, name: string) =>
  page.locator(`[data-setting="${name}"]`).getByRole('status');

test('a change applies at once, and after a restart', async () => {
  const { url } = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 2 });
  const first = await world.serve();
  await first.call('companies.add', { url });
  await using opened = await openSettings(first);
  const { page, problems } = opened;
  await field(page, 'User agent').fill('Birdwatch/2.0');
  await page.keyboard.press('Enter');
  await says(noteOf(page, 'userAgent'), 'Saved');
  await field(page, 'Scan all companies').click();
  await page.getByRole('option', { name: 'Every 12 hours' }).click();
  await says(noteOf(page, 'scanEveryHours'), 'Saved');

  await page.getByRole('button', { name: 'Scan now' }).click();
  await placeLink(page, 'Scan').click();
  await says(linkedRow(page, 'Acme'), /Read (all|2 of) 2 openings/);
  expect(world.sites.traffic.seen.at(-1)?.userAgent).toBe('Birdwatch/2.0');

  expect(problems).toEqual([]);

  await first.stop();
  await using second = await world.serve();
  await using again = await openSettings(second);
  const name = field(again.page, 'User agent');
  await expect.poll(() => name.inputValue(), patient).toBe('Birdwatch/2.0');
  expect(await field(again.page, 'Scan all companies').inputValue()).toBe('Every 12 hours');
  await again.page.getByRole('button', { name: 'Reset to default: User agent' }).click();
  await expect.poll(() => name.inputValue(), patient).toMatch(/^Rolewatch/);
  const stored = await second.call('settings.list', {});
  expect(stored.find(({ name }) => name === 'userAgent')).toMatchObject({ from: 'default' });
  expect(again.problems).toEqual([]);
});

test('the layout is kept, also for another browser and after a restart', async () => {
  const first = await world.serve();
  {
    await using opened = await openSettings(first);
    const { page, problems } = opened;
    await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark').click();
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
    await page.getByRole('button', { name: 'Collapse sidebar' }).click();
    const kept = async () => (await first.call('preferences.get', {})).layout;
    await expect.poll(kept, patient).toMatchObject({ scheme: 'dark', isSidebarSmall: true });
    expect(problems).toEqual([]);
  }
  await first.stop();
  await using second = await world.serve();
  await using opened = await second.open();
  const { page, problems } = opened;
  await page.getByRole('button', { name: 'Expand sidebar' }).waitFor();
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  expect(problems).toEqual([]);
});

test('an invalid value is rejected in its field, with the reason', async () => {
  await using host = await world.serve();
  await using opened = await openSettings(host);
  const { page, problems } = opened;
  await field(page, 'Requests to one site').fill('99');
  await page.keyboard.press('Enter');
  await says(noteOf(page, 'siteConnections'), /16/);
  expect(await field(page, 'Requests to one site').inputValue()).toBe('99');
  await field(page, 'Server').fill('ftp://models');
  await page.keyboard.press('Enter');
  await says(noteOf(page, 'llmUrl'), /URL|address/);
  const stored = await host.call('settings.list', {});
  expect(stored.find(({ name }) => name === 'siteConnections')?.value).toBe(4);
  expect(stored.find(({ name }) => name === 'llmUrl')?.value).toBe(null);
  await field(page, 'Requests to one site').focus();
  await page.keyboard.press('Escape');
  expect(await field(page, 'Requests to one site').inputValue()).toBe('4');
  expect(problems).toEqual([]);
});

test('a value from an option or the environment cannot be changed here, and names its origin', async () => {
  await using host = await world.serve({ env: { ROLEWATCH_USER_AGENT: 'Env/1' } });
  await using opened = await openSettings(host);
  const { page, problems } = opened;
  await field(page, 'User agent').waitFor();
  expect(await field(page, 'User agent').isDisabled()).toBe(true);
  expect(await field(page, 'User agent').inputValue()).toBe('Env/1');
  await says(noteOf(page, 'userAgent'), 'Set by ROLEWATCH_USER_AGENT');
  expect(await field(page, 'No downloads').isDisabled()).toBe(true);
  await says(noteOf(page, 'offline'), 'Set by ROLEWATCH_OFFLINE');
  expect(await field(page, 'Mirrors').isDisabled()).toBe(true);
  await says(noteOf(page, 'originMap'), 'Set on the command line');
  expect(await field(page, 'Largest page').isDisabled()).toBe(false);
  expect(problems).toEqual([]);
});

test('everything is erased only after typing a confirmation', async () => {
  const { url } = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 2 });
  await using host = await world.serve();
  await scanWith(host, [url]);
  await using opened = await openSettings(host);
  const { page, problems } = opened;
  await page.getByRole('button', { name: 'Erase everything' }).click();
  const dialog = page.getByRole('dialog');
  const erase = dialog.getByRole('button', { name: 'Erase everything' });
  await erase.waitFor();
  expect(await erase.isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('erase');
  await erase.click();
  await expect.poll(() => countAt(page, 'Companies'), patient).toBe(0);
  await expect.poll(() => countAt(page, 'Openings'), patient).toBe(0);
  expect(await host.call('runs.list', {})).toEqual([]);
  expect(problems).toEqual([]);
});

import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countAt, linkedRow, patient, placeLink, says } from '#tests/support/app-page.ts';
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { runCli } from '#tests/support/cli.ts';
import { type ServedWorld, scanWith, startServedWorld } from '#tests/support/served-host.ts';

let browser: TestBrowser;
let world: ServedWorld;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser[Symbol.asyncDispose]());
beforeEach(async () => {
  world = await startServedWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const add = (slug: string, postings = 3): string =>
  world.sites.addCompany({ kind: 'lever', slug, postings }).url;

const openingRows = (page: Page) =>
  page.getByRole('grid', { name: 'List of openings' }).getByRole('row');

test('an invalid link is reported, and the right one opens', async () => {
  await using host = await world.serve();
  await host.call('companies.add', { url: add('acme') });
  await using opened = await browser.open(`${host.origin}/#token=${'x'.repeat(43)}`);
  const { page, problems } = opened;
  await page.getByRole('heading', { name: 'This link is not valid' }).waitFor();
  await page.getByText('Open the link that Rolewatch shows where it runs').waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);

  const other = await opened.openTab(host.link);
  await placeLink(other, 'Companies').waitFor();
  expect(other.url()).not.toContain(host.token);
  await page.reload();
  await placeLink(page, 'Companies').waitFor();
  expect(problems).toEqual([]);
});

describe('a host that went away', () => {
  test('is reported, and the page resumes once it is back, with the latest changes', async () => {
    const acme = add('acme');
    const birch = add('birch');
    const first = await world.serve();
    await scanWith(first, [acme]);
    await using opened = await browser.open(first.link);
    const { page, problems } = opened;
    await placeLink(page, 'Openings').click();
    await expect.poll(() => openingRows(page).count(), patient).toBe(3);

    await first.kill();
    await page.getByText('Rolewatch is not responding').waitFor();
    expect(await openingRows(page).count()).toBe(3);
    await placeLink(page, 'Board').click();
    const { exitCode } = await runCli(['companies', 'add', birch, '--data-dir', world.dataDir]);
    expect(exitCode).toBe(0);

    await using second = await world.serve({ port: first.port });
    await page.getByText('Rolewatch is not responding').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Nothing tracked yet' }).waitFor();
    await expect.poll(() => countAt(page, 'Companies'), patient).toBe(2);
    await placeLink(page, 'Scan').click();
    await page.getByRole('button', { name: 'Scan now' }).click();
    await says(linkedRow(page, 'Birch'), /Read (all|3 of) 3 openings/);
    await expect.poll(() => countAt(page, 'Openings'), patient).toBe(6);
    await second.stop();
    expect(problems).toEqual([]);
  });

  test('and returns with another token is not asked again', async () => {
    const first = await world.serve();
    await first.call('companies.add', { url: add('acme') });
    await using opened = await browser.open(first.link);
    const { page, problems } = opened;
    await placeLink(page, 'Companies').waitFor();
    await first.stop();
    await rm(path.join(world.dataDir, 'secrets.json'));
    await using _second = await world.serve({ port: first.port });
    await page.getByRole('heading', { name: 'This link is not valid' }).waitFor();
    expect(problems).toEqual([]);
  });
});

test('a second tab sees changes of the first', async () => {
  await using host = await world.serve();
  await scanWith(host, [add('acme', 5)]);
  await using opened = await browser.open(host.link);
  const { page: first, problems } = opened;
  const second = await opened.openTab(host.origin);
  for (const page of [first, second]) {
    await placeLink(page, 'Openings').click();
    await openingRows(page).first().waitFor();
  }
  await openingRows(first).nth(1).click();
  await first.keyboard.press('2');
  await says(openingRows(second).nth(1), 'Applied');
  await expect.poll(() => countAt(second, 'Board'), patient).toBe(1);
  await openingRows(first).nth(2).click();
  await first.keyboard.press('h');
  await expect.poll(() => openingRows(second).count(), patient).toBe(4);
  expect(problems).toEqual([]);
});

test('Rolewatch works without Redis, and says so', async () => {
  await using host = await world.serve({ env: { ROLEWATCH_REDIS_SERVER: 'none' } });
  await host.call('companies.add', { url: add('acme') });
  await using opened = await browser.open(host.link);
  const { page, problems } = opened;
  await placeLink(page, 'Scan').click();
  await page.getByRole('button', { name: 'Scan now' }).click();
  await says(linkedRow(page, 'Acme'), /Read (all|3 of) 3 openings/);
  await expect.poll(() => countAt(page, 'Openings'), patient).toBe(3);

  const status = page.getByRole('contentinfo');
  await status.getByRole('link', { name: 'Running without Redis (slower)' }).click();
  await page.getByText('No Redis: jobs run in one process').first().waitFor();
  await page.getByText('No worker processes. Jobs run in the main process.').waitFor();
  expect(problems).toEqual([]);
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HostileSite, startHostileSite } from '#tests/fakes/hostile-site.ts';
import { oddDrawnPage, oddPage, oddTitles } from '#tests/fakes/odd-openings.ts';
import { patient, placeLink, says } from '#tests/support/app-page.ts';
import { seriousViolations } from '#tests/support/axe.ts';
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts';
import {
  type ServedHost,
  type ServedWorld,
  scanWith,
  startServedWorld,
} from '#tests/support/served-host.ts';

const careers = 'https://bakery.example/come';
const other = 'https://bakery.example/other';

let browser: TestBrowser;
let fake: HostileSite;
beforeAll(async () => {
  browser = await startBrowser();
  fake = await startHostileSite();
  fake.serve('/robots.txt', '');
});
afterAll(async () => {
  await fake[Symbol.asyncDispose]();
  await browser[Symbol.asyncDispose]();
});

async function startWorld(): Promise<ServedWorld> {
  const world = await startServedWorld();
  world.mapOrigin('https://bakery.example', fake.origin);
  return world;
}

async function openCompany(host: ServedHost, bypassCsp = false) {
  const [company] = await host.call('companies.list', {});
  const opened = await browser.open(host.link, { bypassCsp });
  await placeLink(opened.page, 'Companies').waitFor();
  await opened.page.goto(`${host.origin}/#/companies/${company?.id}`);
  return opened;
}

const openDialog = async (page: Page) => {
  await page.getByRole('button', { name: 'Point at an opening' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('toolbar', { name: 'Parts of the page' }).waitFor();
  return dialog;
};
const readInList = (page: Page) => page.getByText('Read 12 of 12 openings').first();

test('one opening that is clicked in the picture makes Rolewatch read them all', async () => {
  fake.serve('/come', oddDrawnPage());
  await using world = await startWorld();
  await using host = await world.serve();
  await scanWith(host, [careers]);
  await using opened = await openCompany(host);
  const { page, problems } = opened;
  await page.getByText('No openings can be read here').waitFor();
  await page.getByText(/Rolewatch tells you when the page changes/).waitFor();

  const dialog = await openDialog(page);
  const picture = dialog.getByRole('toolbar', { name: 'Parts of the page' });
  await picture.click({ position: { x: 40, y: 14 } });
  await dialog.getByRole('alert').getByText('This is part of a menu').waitFor();
  // A mouse gives a place, whatever lies over it.
  await dialog.getByRole('button', { name: 'Crumb poet' }).click();
  await dialog.getByText('12 openings like this one').waitFor();
  expect(await dialog.locator('[data-framed]').count()).toBe(12);
  await says(dialog.getByRole('listitem').nth(1), 'Crumb poet');

  await dialog.getByRole('button', { name: 'Watch these 12 openings' }).click();
  await dialog.waitFor({ state: 'detached' });
  await readInList(page).waitFor();
  expect(await host.call('companies.list', {})).toMatchObject([
    { openPostings: 12, source: 'drawn', health: 'ok' },
  ]);
  expect(problems).toEqual([]);
});

test('the keyboard alone does the same', async () => {
  fake.serve('/come', oddPage());
  await using world = await startWorld();
  await using host = await world.serve();
  await scanWith(host, [careers]);
  await using opened = await openCompany(host, true);
  const { page } = opened;
  const button = page.getByRole('button', { name: 'Point at an opening' }).first();
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('toolbar').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: oddTitles[0] ?? '' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect
    .poll(() => page.evaluate('document.activeElement?.ariaLabel'), patient)
    .toBe(oddTitles.at(-1));
  await page.keyboard.press('Enter');
  const watch = dialog.getByRole('button', { name: 'Watch these 12 openings' });
  await watch.waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await watch.focus();
  await page.keyboard.press('Enter');
  await readInList(page).waitFor();
  // The plain page shows them too.
  expect(await host.call('companies.list', {})).toMatchObject([{ source: 'listing' }]);
});

test('an address that cannot be read is pointed at while it is added', async () => {
  fake.serve('/come', oddPage());
  await using world = await startWorld();
  await using host = await world.serve();
  await using opened = await browser.open(host.link);
  const { page } = opened;
  await page.getByRole('textbox', { name: 'Company names' }).fill(careers);
  const line = page.getByRole('region', { name: 'Companies found' }).getByRole('listitem');
  await line.getByRole('button', { name: 'Point at an opening' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Rye dreamer' }).click();
  await dialog.getByRole('button', { name: 'Watch these 12 openings' }).click();
  await expect
    .poll(async () => (await host.call('companies.list', {}))[0]?.openPostings, patient)
    .toBe(12);
});

test('a page whose openings cannot be read is news when it changes', async () => {
  const words = '<h1>Come and bake</h1><p>Nothing is free at the moment.</p>';
  fake.serve('/other', `<!doctype html><title>Lake</title>${words}`);
  await using world = await startWorld();
  await using host = await world.serve();
  await scanWith(host, [other]);
  fake.serve('/other', `<!doctype html><title>Lake</title>${words}<p>Anna needs a friend.</p>`);
  await scanWith(host, [other]);
  await using opened = await browser.open(host.link, { bypassCsp: true });
  const { page } = opened;
  await placeLink(page, 'Inbox').click();
  await page.getByText(/The careers page of .* changed/).click();
  await page
    .getByRole('region', { name: 'New on the page' })
    .getByText('Anna needs a friend.')
    .waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Show company' }).click();
  await page.getByText('It last changed').waitFor();
});

import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoardCompany } from '#demo/boards/board.ts';
import { countAt, patient, placeLink, says } from '#tests/support/app-page.ts';
import { startBrowser, type TestBrowser, type WatchedPage } from '#tests/support/browser.ts';
import {
  type ServedHost,
  type ServedWorld,
  scanWith,
  startServedWorld,
} from '#tests/support/served-host.ts';

let browser: TestBrowser;
let world: ServedWorld;
let host: ServedHost;
let acme: BoardCompany;

const rtlTitle = 'مهندس برمجيات أول';
const emojiTitle = '🚀 Rocket Scientist 👩🏽 🇵🇱';
/** Newer than all others, so that they are at the top. */
const postedAt = '2026-11-20T08:00:00Z';

beforeAll(async () => {
  browser = await startBrowser();
  world = await startServedWorld();
  acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 40 });
  world.sites.addPosting(acme, { title: rtlTitle, postedAt });
  world.sites.addPosting(acme, { title: emojiTitle, postedAt });
  host = await world.serve();
  await scanWith(host, [acme.url]);
});
afterAll(async () => {
  await host[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
  await browser[Symbol.asyncDispose]();
});

async function openOpenings(): Promise<WatchedPage> {
  const opened = await browser.open(host.link);
  await placeLink(opened.page, 'Openings').click();
  await rowsOf(opened.page).first().waitFor();
  return opened;
}

const rowsOf = (page: Page) =>
  page.getByRole('grid', { name: 'List of openings' }).getByRole('row');
const chosenIn = (page: Page) =>
  page.getByRole('grid', { name: 'List of openings' }).getByRole('row', { selected: true });
const pane = (page: Page) => page.getByRole('region', { name: 'Opening', exact: true });
const facet = (page: Page, name: string) =>
  page.getByRole('search', { name: 'Filters' }).getByRole('button', { name });

const has = (page: Page, count: number): Promise<void> =>
  page.getByText(`${count} ${count === 1 ? 'opening' : 'openings'}`, { exact: true }).waitFor();

const howMany = (isSo: (posting: BoardCompany['postings'][number]) => boolean): number =>
  acme.postings.filter(isSo).length;

describe('the list', () => {
  test('is searched while the user types', async () => {
    await using opened = await openOpenings();
    const { page, problems } = opened;
    const found = howMany(({ title }) => title.includes('Reliability'));
    expect(found).toBeGreaterThan(0);
    await page.keyboard.press('/');
    await page.keyboard.type('relia');
    await has(page, found);
    for (const row of await rowsOf(page).all()) await says(row, 'Reliability');
    await page.keyboard.press('Escape');
    await has(page, 42);
    expect(problems).toEqual([]);
  });

  test('is narrowed by facets, and widened by removing their chips', async () => {
    await using opened = await openOpenings();
    const { page, problems } = opened;
    const remote = howMany(({ workplace }) => workplace === 'remote');
    const isSenior = (title: string) => title.startsWith('Senior');
    const both = howMany((each) => each.workplace === 'remote' && isSenior(each.title));
    await facet(page, `Remote ${remote}`).click();
    await has(page, remote);
    await facet(page, `Senior ${both}`).click();
    await has(page, both);
    for (const row of await rowsOf(page).all()) await says(row, /Senior.*Remote/);
    await page.getByRole('button', { name: 'Remove filter: Remote' }).click();
    await has(
      page,
      howMany(({ title }) => isSenior(title)),
    );
    await page.getByRole('button', { name: 'Clear all' }).click();
    await has(page, 42);
    expect(problems).toEqual([]);
  });

  test('works with the keyboard', async () => {
    await using opened = await openOpenings();
    const { page, problems } = opened;
    const [first, second] = await rowsOf(page).allTextContents();
    const heading = pane(page).getByRole('heading', { level: 2 });
    await page.keyboard.press('j');
    await expect.poll(() => chosenIn(page).textContent(), patient).toContain(first?.slice(0, 20));
    await page.keyboard.press('j');
    await expect
      .poll(async () => second?.includes((await heading.textContent()) ?? '-'), patient)
      .toBe(true);
    await page.keyboard.press('k');
    await expect
      .poll(async () => first?.includes((await heading.textContent()) ?? '-'), patient)
      .toBe(true);
    await says(pane(page), 'About the role');
    await page.keyboard.press('Enter');
    const hasFocus = () =>
      pane(page).evaluate((element) => element.contains(document.activeElement));
    await expect.poll(hasFocus, patient).toBe(true);
    expect(problems).toEqual([]);
  });

  test('shows titles of other scripts and emoji as they are', async () => {
    await using opened = await openOpenings();
    const { page, problems } = opened;
    const rtl = page.getByTitle(rtlTitle).first();
    await rtl.waitFor();
    expect(await rtl.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    await rowsOf(page).filter({ hasText: emojiTitle }).click();
    await pane(page).getByRole('heading', { name: emojiTitle }).waitFor();
    expect(problems).toEqual([]);
  });
});

test('a hidden opening disappears, and undo brings it back', async () => {
  await using opened = await openOpenings();
  const { page, problems } = opened;
  await page.keyboard.press('j');
  const title = await pane(page).getByRole('heading', { level: 2 }).textContent();
  await page.keyboard.press('h');
  await page.getByText(`Hid “${title}”`).waitFor();
  await has(page, 41);
  await expect.poll(() => countAt(page, 'Openings'), patient).toBe(41);
  await page.keyboard.press('u');
  await has(page, 42);
  await expect.poll(() => countAt(page, 'Openings'), patient).toBe(42);
  expect(problems).toEqual([]);
});

test('a saved search is in the sidebar, also after a reload', async () => {
  await using opened = await openOpenings();
  const { page, problems } = opened;
  const remote = howMany(({ workplace }) => workplace === 'remote');
  await facet(page, `Remote ${remote}`).click();
  await page.getByRole('button', { name: 'Save search' }).click();
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' });
  expect(await name.inputValue()).toBe('Remote');
  await name.fill('Far away');
  await page.keyboard.press('Enter');
  await placeLink(page, 'Far away').waitFor();

  await placeLink(page, 'Inbox').click();
  await page.reload();
  await placeLink(page, 'Far away').click();
  await page.getByRole('heading', { name: 'Far away', level: 1 }).waitFor();
  await has(page, remote);
  expect(problems).toEqual([]);
});

test('the list is exported as it is filtered', async () => {
  await using opened = await openOpenings();
  const { page, problems } = opened;
  const hybrid = howMany(({ workplace }) => workplace === 'hybrid');
  await facet(page, `Hybrid ${hybrid}`).click();
  await has(page, hybrid);
  await page.getByRole('button', { name: 'Export' }).click();
  const starts = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV for spreadsheets' }).click();
  const download = await starts;
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const rows: Record<string, string>[] = parse(await readFile(await download.path()), {
    columns: true,
    bom: true,
  });
  const titles = acme.postings
    .filter((each) => each.workplace === 'hybrid')
    .map(({ title }) => title);
  expect(rows.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
  expect(problems).toEqual([]);
});

describe('fit', () => {
  const resume = [
    'Experience',
    'Site Reliability Engineer | Northwind | 2016 - 2024',
    'Skills',
    'Kubernetes, Terraform, Go, Linux',
  ].join('\n');

  test('leads from a résumé to a sorted list with reasons', async () => {
    await using opened = await openOpenings();
    const { page, problems } = opened;
    await page.getByRole('link', { name: 'Add your résumé to see how openings fit' }).click();
    await page.getByLabel('Or paste your résumé').fill(resume);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByText('Site Reliability Engineer', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Save profile' }).click();
    await page.getByRole('link', { name: 'Show openings by fit' }).click();
    const first = rowsOf(page).first();
    await says(first, 'Reliability');
    await first.getByRole('img', { name: /^Fit \d+ of 100$/ }).waitFor();
    await first.click();
    const reasons = page.getByRole('region', { name: 'Fit', exact: true });
    await says(reasons, 'Why it fits');
    await facet(page, '80 or more').click();
    await page.getByRole('button', { name: 'Remove filter: Fit 80 or more' }).waitFor();
    expect(problems).toEqual([]);
  });
});

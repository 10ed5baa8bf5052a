import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Face, startFace } from '#tests/support/app-under-test.ts';
import { seriousViolations } from '#tests/support/axe.ts';
import type { WatchedPage } from '#tests/support/browser.ts';
import { type PopulatedHost, startPopulatedHost } from '#tests/support/populated-host.ts';
import { brokenByLongerWords } from './longer-words.ts';

let face: Face;
let populated: PopulatedHost;
let opened: WatchedPage;

beforeAll(async () => {
  face = await startFace();
  populated = await startPopulatedHost(face);
  opened = await populated.host.open({ bypassCsp: true });
});
afterAll(async () => {
  await populated[Symbol.asyncDispose]();
  await face[Symbol.asyncDispose]();
});

type View = {
  readonly view: string;
  /** The address after `#/`. */
  readonly at: () => string;
  readonly open: (page: Page) => Promise<unknown>;
};

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { name }).first().waitFor();
const dialog = (page: Page) => page.getByRole('dialog').waitFor();

const views: readonly View[] = [
  { view: 'Inbox', at: () => 'inbox', open: (page) => heading(page, 'Today') },
  {
    view: 'Openings',
    at: () => 'openings',
    open: (page) => page.getByRole('row').nth(5).waitFor(),
  },
  {
    view: 'an opening',
    at: () => `openings/${populated.tracked}`,
    open: (page) => page.getByRole('region', { name: 'History' }).waitFor(),
  },
  {
    view: 'Openings that do not exist',
    at: () => 'openings?q=zzzzzz',
    open: (page) => heading(page, 'No openings match'),
  },
  {
    view: 'Board',
    at: () => 'board',
    open: (page) => page.getByRole('link', { name: 'Call Maya' }).waitFor(),
  },
  {
    view: 'a card of the board, with a reminder being added',
    at: () => `board/${populated.tracked}`,
    open: async (page) => {
      await page.getByRole('button', { name: 'Add reminder' }).click();
      await page.getByRole('button', { name: 'When' }).click();
      await dialog(page);
    },
  },
  {
    view: 'Companies',
    at: () => 'companies',
    open: (page) => page.getByRole('row', { name: 'Dune' }).waitFor(),
  },
  {
    view: 'a company that fails',
    at: () => `companies/${populated.failing}`,
    open: (page) =>
      page.getByRole('complementary').getByText('returned an error').first().waitFor(),
  },
  {
    view: 'companies being added',
    at: () => 'companies?add=1',
    open: async (page) => {
      const lines = 'https://jobs.lever.co/acme\nme@mail.example\nnobody knows it';
      await page.getByRole('textbox', { name: 'Company names' }).fill(lines);
      await page.getByText('Already watched').waitFor();
    },
  },
  {
    view: 'a company being removed',
    at: () => `companies/${populated.company}`,
    open: async (page) => {
      await page.getByRole('button', { name: 'Settings', expanded: false }).click();
      await page.getByRole('button', { name: 'Remove company' }).click();
      await dialog(page);
    },
  },
  { view: 'Insights', at: () => 'insights', open: (page) => heading(page, 'Top companies') },
  { view: 'Profile', at: () => 'profile', open: (page) => heading(page, 'About you') },
  {
    view: 'Scan',
    at: () => 'scan',
    open: (page) => page.getByText('Finished with problems').nth(2).waitFor(),
  },
  {
    view: 'Queues',
    at: () => 'queues',
    open: async (page) => {
      await page.getByText(/^At sites/).click();
      await page.getByRole('link', { name: 'scrape_company' }).first().waitFor();
    },
  },
  {
    view: 'a job that failed',
    at: () => `queues/${populated.failedJob}`,
    open: (page) =>
      page.getByRole('dialog').getByRole('heading', { name: 'scrape_company' }).waitFor(),
  },
  { view: 'Settings', at: () => 'settings', open: (page) => heading(page, 'Schedule') },
  {
    view: 'settings that were refused',
    at: () => 'settings',
    open: async (page) => {
      await page.getByLabel('Requests to one site', { exact: true }).fill('99');
      await page.keyboard.press('Enter');
      await page.getByText('16', { exact: false }).last().waitFor();
    },
  },
  {
    view: 'everything being erased',
    at: () => 'settings/data',
    open: async (page) => {
      await page.getByRole('button', { name: 'Erase everything' }).click();
      await dialog(page);
    },
  },
  {
    view: 'Welcome',
    at: () => 'welcome',
    open: (page) => heading(page, 'Know the moment your favorite companies post a role'),
  },
  {
    view: 'the choice of a schedule',
    at: () => 'welcome?step=schedule',
    open: async (page) => {
      await page.getByRole('combobox', { name: 'Scan all companies' }).click();
      await page.getByRole('option', { name: 'Once a day' }).waitFor();
    },
  },
  {
    view: 'a list that was imported',
    at: () => 'companies',
    open: async (page) => {
      await page.getByRole('button', { name: 'Import and export' }).click();
      const asks = page.waitForEvent('filechooser');
      await page.getByRole('menuitem', { name: 'Import a file' }).click();
      const lines = 'https://jobs.lever.co/acme\nftp://nowhere.example\n';
      const file = { name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from(lines) };
      await (await asks).setFiles(file);
      await page.getByRole('dialog').getByText('Line 2').waitFor();
    },
  },
  {
    view: 'the filters in a narrow window',
    at: () => 'openings',
    open: async (page) => {
      await page.setViewportSize({ width: 920, height: 700 });
      await page.getByRole('button', { name: 'Show filters' }).click();
      await dialog(page);
    },
  },
  {
    view: 'the report of a finished action',
    at: () => 'inbox',
    open: async (page) => {
      await heading(page, 'Today');
      await page.keyboard.press('u');
      await page.getByText('Nothing to undo').waitFor();
    },
  },
  {
    view: 'the palette',
    at: () => 'inbox',
    open: async (page) => {
      await heading(page, 'Today');
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('engineer');
      await page.getByText('Search all openings for “engineer”').waitFor();
    },
  },
  {
    view: 'the keys',
    at: () => 'inbox',
    open: async (page) => {
      await heading(page, 'Today');
      await page.keyboard.press('?');
      await dialog(page);
    },
  },
  { view: 'My search', at: () => 'insights?view=mine', open: (page) => heading(page, 'How far') },
  {
    view: 'the menu of a narrow window',
    at: () => 'companies',
    open: async (page) => {
      await page.setViewportSize({ width: 640, height: 700 });
      await page.getByRole('button', { name: 'Menu' }).click();
      await dialog(page);
    },
  },
  {
    view: 'an opening being added',
    at: () => 'board',
    open: async (page) => {
      await page.getByRole('button', { name: 'Add opening' }).click();
      await dialog(page);
    },
  },
  {
    view: 'a search being saved',
    at: () => 'openings?workplace=remote',
    open: async (page) => {
      await page.getByRole('button', { name: 'Save search' }).click();
      await dialog(page);
    },
  },
  // Last: it moves the card.
  {
    view: 'the question how an application ended',
    at: () => 'board',
    open: async (page) => {
      await page.getByRole('link', { name: 'Call Maya' }).focus();
      await page.keyboard.press('6');
      await page.getByRole('dialog', { name: /How did/ }).waitFor();
    },
  },
];

const schemes = ['light', 'dark'] as const;

test.for(views)('$view is accessible in light and dark', async ({ at, open }) => {
  const { page, problems } = opened;
  const address = new URL(`#/${at()}`, page.url()).href;
  await page.goto('about:blank');
  await page.setViewportSize({ width: 1_280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(address);
  await open(page);
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await expect.poll(() => seriousViolations(page)).toEqual([]);
  }
  for (const direction of ['ltr', 'rtl'] as const) {
    expect(await brokenByLongerWords(page, direction)).toEqual([]);
  }
  expect(problems).toEqual([]);
});

import type { Locator, Page } from 'playwright-core';
import type { Call } from '#contract/api.ts';
import { lastScan } from './frozen-host.ts';

/** A way to look at a screen. */
export type Variant = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  /** How much smaller its kept picture is. */
  readonly factor: number;
};

const light = { width: 1_280, height: 800, scheme: 'light', factor: 8 } as const;

/** The last one is a window of 1,280 at a zoom of 200%. */
export const variants: readonly Variant[] = [
  { ...light, name: 'light' },
  { ...light, name: 'dark', scheme: 'dark' },
  { ...light, name: '900', width: 896 },
  { ...light, name: 'zoom', width: 640, height: 400 },
];

/** What the frozen library holds for the screens. */
export type Found = {
  readonly opening: { readonly id: string; readonly title: string };
  readonly card: { readonly id: string };
  readonly item: { readonly id: number; readonly title: string };
  readonly company: { readonly id: string; readonly name: string };
};

export async function findContent(call: Call): Promise<Found> {
  const { rows } = await call('postings.list', { filter: { query: 'engineer' }, limit: 1 });
  const [opening] = rows;
  const cards = await call('applications.list', {});
  const card = cards.find(({ stage }) => stage === 'interview')?.posting;
  const { items } = await call('inbox.list', {});
  const item = items.find(({ kind }) => kind === 'match');
  const [company] = await call('companies.list', {});
  if (!opening || !card || !item?.posting || !company) throw new Error('there is too little');
  return { opening, card, item: { id: item.id, title: item.posting.title }, company };
}

export type Screen = {
  readonly name: string;
  /** The fragment of its address. */
  readonly at: (found: Found) => string;
  /** Is there once the screen shows its content. */
  readonly shows: (page: Page, found: Found) => Locator;
  readonly prepare?: (page: Page) => Promise<unknown>;
};

const heading = (name: string | RegExp) => (page: Page) =>
  page.getByRole('main').getByRole('heading', { name }).first();
const words = (text: string | RegExp) => (page: Page) =>
  page.getByRole('main').getByText(text).first();
const inDialog = (text: string | RegExp) => (page: Page) =>
  page.getByRole('dialog').getByText(text).first();

/** Every screen, and the two dialogs that are used most. */
export const screens: readonly Screen[] = [
  { name: 'inbox', at: () => 'inbox', shows: words(/couldn’t be checked/) },
  {
    name: 'inbox-item',
    at: ({ item }) => `inbox/${item.id}`,
    shows: (page, { item }) => heading(item.title)(page),
  },
  {
    name: 'openings',
    at: ({ opening }) => `openings/${opening.id}?q=engineer`,
    shows: (page, { opening }) => heading(opening.title)(page),
  },
  { name: 'board', at: () => 'board', shows: heading(/Interview/) },
  { name: 'card', at: ({ card }) => `board/${card.id}`, shows: heading('Notes') },
  {
    name: 'companies',
    at: () => 'companies',
    shows: (page, { company }) => words(company.name)(page),
  },
  { name: 'company', at: ({ company }) => `companies/${company.id}`, shows: heading('Last scans') },
  { name: 'insights', at: () => 'insights', shows: heading('Skills') },
  { name: 'my-search', at: () => 'insights?view=mine', shows: words(/Applied/) },
  { name: 'scan', at: () => `scan/${lastScan}`, shows: words(/Read .*openings/) },
  { name: 'queues', at: () => 'queues', shows: words('scrape_company') },
  { name: 'settings', at: () => 'settings', shows: heading('Schedule') },
  { name: 'welcome', at: () => 'welcome', shows: words(/companies in all/) },
  {
    name: 'palette',
    at: () => 'board',
    shows: inDialog(/Search all openings/),
    prepare: async (page) => {
      await heading(/Interview/)(page).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('engineer');
    },
  },
  { name: 'add-companies', at: () => 'companies?add=1', shows: inDialog(/companies in all/) },
];

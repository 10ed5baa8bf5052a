import path from 'node:path';
import { createClient } from '@libsql/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { days } from '#core/duration.ts';
import type { BoardCompany } from '#demo/boards/board.ts';
import type { BoardKind } from '#demo/boards.ts';
import { faults } from '#tests/fakes/career-site-faults.ts';
import type { CareerSites } from '#tests/fakes/career-sites.ts';
import {
  countAt,
  linkedRow,
  patient,
  placeLink,
  says,
  skipWelcome,
} from '#tests/support/app-page.ts';
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { startServedWorld } from '#tests/support/served-host.ts';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser[Symbol.asyncDispose]());

/** A company per system: its name in addresses, and how many openings it has at first. */
const rows = [
  ['greenhouse', 'stripe', 12],
  ['lever', 'birch', 9],
  ['workday', 'cedar', 45],
  ['icims', 'dogwood', 25],
  ['personio', 'elder', 7],
  ['bamboohr', 'firth', 6],
  ['teamtailor', 'gorse', 11],
  ['rippling', 'hazel', 8],
  ['manatal', 'juniper', 23],
  ['pinpoint', 'linden', 0],
] as const satisfies readonly (readonly [BoardKind, string, number])[];

const nameOf = (slug: string): string => slug.replace(/^./, (letter) => letter.toUpperCase());

test('ten companies on ten systems are read whole, and lose nothing to a board that moved, walls or is empty', async () => {
  await using world = await startServedWorld();
  const { sites } = world;
  const companies = rows.map(([kind, slug, postings]) =>
    sites.addCompany({ kind, slug, postings }),
  );
  const openings = rows.reduce((sum, [, , count]) => sum + count, 0);
  await using host = await world.serve();
  await using opened = await browser.open(host.link);
  const { page, problems } = opened;

  await skipWelcome(page);
  await placeLink(page, 'Companies').click();
  await page.getByRole('button', { name: 'Add companies' }).first().click();
  const lines = companies.map(({ slug, url }) => (slug === 'stripe' ? 'Stripe' : url));
  await page.getByRole('textbox', { name: 'Company names' }).fill(lines.join('\n'));
  const found = page.getByRole('region', { name: 'Companies found' }).getByRole('listitem');
  await says(found.nth(0), 'Greenhouse · 12 openings now');
  await says(found.nth(2), /Workday · .*opening/);
  await page.getByRole('button', { name: 'Watch 10 companies' }).click();
  await ended(page, '10 of 10 companies checked');

  await expect.poll(() => countAt(page, 'Openings'), patient).toBe(openings);
  for (const [, slug, count] of rows) {
    const words = count === 0 ? 'No openings listed' : readAll(count);
    const pane = await paneOf(page, slug);
    const reading = pane.locator('section').filter({ hasText: 'How it is read' });
    await says(reading.filter({ hasText: words }), 'The list is whole: ');
  }

  moveToAshby(sites, companies[1]);
  sites.fail(/\/api\/v1\.0\/c\//, faults.challenge(403, true));
  await emptySince(world.dataDir, 'Linden', Date.now() - days(20));
  await placeLink(page, 'Scan').click();
  await page.getByRole('button', { name: 'Scan now' }).click();
  await ended(page, '8 of 10 companies checked · 2 problems');

  const offer = async () => (await paneOf(page, 'birch')).getByRole('region', { name: movedWords });
  await says(await offer(), '9 of its 9 openings are among the 9 on the new board.');
  await says(await paneOf(page, 'juniper'), /blocks automated readers|programs/);
  await says(await paneOf(page, 'linden'), 'Its job board answers but lists nothing.');
  await says(await paneOf(page, 'cedar'), readAll(45));
  await expect.poll(() => countAt(page, 'Openings'), patient).toBe(openings);
  const { total } = await host.call('postings.list', { filter: { status: 'closed' } });
  expect(total).toBe(0);

  const asked = await offer();
  await asked.getByRole('button', { name: 'Follow to Ashby' }).click();
  await asked.waitFor({ state: 'detached' });
  await says(await paneOf(page, 'birch'), 'Ashby');
  await placeLink(page, 'Scan').click();
  await page.getByRole('button', { name: 'Scan now' }).click();
  await ended(page, '9 of 10 companies checked · 1 problem');
  await says(await paneOf(page, 'birch'), readAll(9));
  const after = await host.call('postings.list', { filter: { status: 'closed' } });
  expect(after.total).toBe(0);
  await expect.poll(() => countAt(page, 'Openings'), patient).toBe(openings);
  expect(problems).toEqual([]);
});

const movedWords = 'Birch moved from Lever to Ashby';

/** The same openings are on a new board, and the address of the old one leads there. */
function moveToAshby(sites: CareerSites, from: BoardCompany | undefined): void {
  if (from === undefined) return;
  const postings = [...from.postings];
  const to = sites.addCompany({ kind: 'ashby', slug: from.slug, postings: postings.length });
  sites.removeBoard(from);
  sites.fail(new RegExp(`jobs\\.lever\\.co/${from.slug}`), faults.redirect(to.url, 301));
}

/** Boards without a total of their own say "Read all 7 openings". */
const readAll = (count: number): RegExp => new RegExp(`Read (all|${count} of) ${count} openings`);

async function ended(page: Page, words: string): Promise<void> {
  await placeLink(page, 'Scan').click();
  await page.getByText(words, { exact: true }).first().waitFor({ timeout: 120_000 });
}

async function paneOf(page: Page, slug: string) {
  await placeLink(page, 'Companies').click();
  const name = nameOf(slug);
  await linkedRow(page, name).getByRole('link', { name, exact: true }).click();
  const pane = page.getByRole('complementary', { name: `About ${name}` });
  await pane.waitFor();
  return pane;
}

/** As if the company's list had been empty since then. */
async function emptySince(dataDir: string, name: string, atMs: number): Promise<void> {
  const client = createClient({ url: `file:${path.join(dataDir, 'rolewatch.db')}` });
  try {
    const since = new Date(atMs).toISOString();
    const { rowsAffected } = await client.execute({
      sql: 'UPDATE Company SET emptySince = ? WHERE name = ? AND emptySince IS NOT NULL',
      args: [since, name],
    });
    expect(rowsAffected).toBe(1);
  } finally {
    client.close();
  }
}

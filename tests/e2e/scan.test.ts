import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { countAt, linkedRow, patient, placeLink, says } from '#tests/support/app-page.ts';
import { type Face, startFace } from '#tests/support/app-under-test.ts';

let face: Face;
beforeAll(async () => {
  face = await startFace();
});
afterAll(() => face[Symbol.asyncDispose]());

/** Of the scan screen: the inbox, which is still shown for a moment, offers it too. */
const scanNow = (page: Page) =>
  page.getByRole('region', { name: 'Scan', exact: true }).getByRole('button', { name: 'Scan now' });

test('a cancelled scan ends without waiting for its sites, and keeps its stored openings', async () => {
  await using world = await face.startWorld();
  const { sites } = world;
  const acme = sites.addCompany({ kind: 'lever', slug: 'acme', postings: 6 });
  const birch = sites.addCompany({ kind: 'greenhouse', slug: 'birch', postings: 6 });
  sites.fail(/\/birch\b/, faults.hang());
  await using host = await world.serve();
  for (const { url } of [acme, birch]) await host.call('companies.add', { url });
  await using opened = await host.open();
  const { page, problems } = opened;

  await placeLink(page, 'Scan').click();
  await scanNow(page).click();
  await says(linkedRow(page, 'Acme'), /Read (all|6 of) 6 openings/);
  const steps = linkedRow(page, 'Birch').getByRole('img', { name: 'Fetch: working' });
  await steps.waitFor();
  await page.getByRole('link', { name: 'Scanning: 1 of 2 checked' }).waitFor();

  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('button', { name: 'Scan now' }).waitFor();

  await says(linkedRow(page, 'Birch'), 'Cancelled');
  await says(linkedRow(page, 'Acme'), /Read (all|6 of) 6 openings/);
  await says(linkedRow(page, 'just now'), 'Cancelled');
  await expect.poll(() => countAt(page, 'Openings'), patient).toBe(6);
  expect(problems).toEqual([]);
});

test('a failed company shows the reason, and a retry works once it is fixed', async () => {
  await using world = await face.startWorld();
  const { sites } = world;
  const acme = sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
  const birch = sites.addCompany({ kind: 'greenhouse', slug: 'birch', postings: 4 });
  const mend = sites.fail(/\/birch\b/, faults.status(500));
  await using host = await world.serve();
  for (const { url } of [acme, birch]) await host.call('companies.add', { url });
  await using opened = await host.open();
  const { page, problems } = opened;

  await placeLink(page, 'Scan').click();
  await scanNow(page).click();
  await page.getByText('Finished with problems').first().waitFor();
  const row = linkedRow(page, 'Birch');
  await says(row, /returned an error \(500\)/);

  mend();
  await row.getByRole('button', { name: 'Retry' }).click();
  await says(linkedRow(page, 'Birch'), /Read (all|4 of) 4 openings/);
  await page.getByText('Completed', { exact: true }).first().waitFor();
  await expect.poll(() => countAt(page, 'Openings'), patient).toBe(7);
  expect(problems).toEqual([]);
});

test('past scans can be listed, opened and cleared', async () => {
  await using world = await face.startWorld();
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
  await using host = await world.serve();
  await host.call('companies.add', { url: acme.url });
  await using opened = await host.open();
  const { page, problems } = opened;
  const scans = page.getByRole('region', { name: 'Past scans' }).getByRole('row');

  await placeLink(page, 'Scan').click();
  await scanNow(page).click();
  await expect.poll(() => scans.count(), patient).toBe(2);
  world.sites.addPosting(acme);
  await page.getByRole('button', { name: 'Scan now' }).click();
  await expect.poll(() => scans.count(), patient).toBe(3);
  expect(await numbersOf(scans.nth(1))).toEqual(['1 of 1 checked', '4', '1', '0', '0']);
  // The first scan of a company is a baseline: nothing of it is new.
  expect(await numbersOf(scans.nth(2))).toEqual(['1 of 1 checked', '3', '0', '0', '0']);

  await scans.nth(2).getByRole('link').click();
  await page.getByText('Scan of').waitFor();
  await says(linkedRow(page, 'Acme'), /Read (all|3 of) 3 openings/);
  await page.getByRole('button', { name: 'Back to latest scan' }).click();
  await says(linkedRow(page, 'Acme'), /Read (all|4 of) 4 openings/);

  await page.getByRole('button', { name: 'Clear history' }).click();
  await page.getByText('Cleared 2 scans').waitFor();
  await page.getByText('Finished scans appear here.').waitFor();
  await expect.poll(() => countAt(page, 'Openings'), patient).toBe(4);
  expect(problems).toEqual([]);
});

/** Companies, openings, new, changed and closed of a past scan. */
const numbersOf = async (row: Locator): Promise<readonly string[]> =>
  (await row.getByRole('cell').allTextContents()).slice(-5);

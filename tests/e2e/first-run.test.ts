import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CareerSites } from '#tests/fakes/career-sites.ts';
import {
  countAt,
  leaveWelcome,
  linkedRow,
  patient,
  placeLink,
  says,
} from '#tests/support/app-page.ts';
import { type Face, startFace } from '#tests/support/app-under-test.ts';

let face: Face;
beforeAll(async () => {
  face = await startFace();
});
afterAll(() => face[Symbol.asyncDispose]());

test('a first run leads from the link to a list of openings, and a reload keeps it', async () => {
  await using world = await face.startWorld();
  const lever = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 6 });
  const greenhouse = world.sites.addCompany({ kind: 'greenhouse', slug: 'birch', postings: 5 });
  const own = world.sites.addCompany({ kind: 'html', slug: 'cedar', postings: 12 });
  await using host = await world.serve();
  await using opened = await host.open();
  const { page, problems } = opened;

  await page.getByRole('heading', { name: 'Know the moment', exact: false }).waitFor();
  await leaveWelcome(page);
  await placeLink(page, 'Companies').click();
  await page.getByRole('button', { name: 'Add companies' }).first().click();
  const letGo = await addCompanies(page, world.sites, [lever.url, greenhouse.url, own.url]);

  await page.getByRole('link', { name: /^Scanning: \d of 3 checked$/ }).click();
  await seesProgress(page, letGo);
  await page.getByText('Completed', { exact: true }).first().waitFor();
  await page.getByText('3 of 3 companies checked').first().waitFor();
  await says(linkedRow(page, 'Cedar'), /Read (all|12 of) 12 openings/);

  await checkCounts(page, { Inbox: 3, Openings: 23, Companies: 3 });
  await placeLink(page, 'Openings').click();
  await page.getByText('23 openings', { exact: true }).waitFor();
  const first = page.getByRole('grid', { name: 'List of openings' }).getByRole('row').first();
  // Pay in one's own currency comes a moment later.
  const wordsOf = async () => (await first.textContent())?.split('≈')[0];
  const words = await wordsOf();

  expect(page.url()).not.toContain('token');
  await page.reload();
  await page.getByText('23 openings', { exact: true }).waitFor();
  await expect.poll(wordsOf, patient).toBe(words);
  await checkCounts(page, { Inbox: 3, Openings: 23, Companies: 3 });
  expect(problems).toEqual([]);
});

type LetGo = { readonly birch: () => void; readonly cedar: () => void };

/** Two sites keep their answers, so the scan is seen under way however fast the machine is. */
async function addCompanies(
  page: Page,
  sites: CareerSites,
  urls: readonly string[],
): Promise<LetGo> {
  await page.getByRole('textbox', { name: 'Company names' }).fill(urls.join('\n'));
  const lines = page.getByRole('region', { name: 'Companies found' }).getByRole('listitem');
  await says(lines.nth(0), /Lever · 6\+? openings now/);
  await says(lines.nth(1), 'Greenhouse · 5 openings now');
  await says(lines.nth(2), /Careers page · .*opening/);
  const letGo = { birch: sites.hold(/\bbirch\b/), cedar: sites.hold(/\bcedar\b/) };
  await page.getByRole('button', { name: 'Watch 3 companies' }).click();
  return letGo;
}

async function seesProgress(page: Page, letGo: LetGo): Promise<void> {
  const bar = page.getByRole('main').getByRole('progressbar');
  const share = async () => Number(await bar.getAttribute('aria-valuenow'));
  const steps = linkedRow(page, 'Cedar');
  await says(linkedRow(page, 'Acme'), /Read (all|6 of) 6 openings/);
  await steps.getByRole('img', { name: /^Fetch: working/ }).waitFor();
  const before = await share();
  letGo.birch();
  await says(linkedRow(page, 'Birch'), /Read (all|5 of) 5 openings/);
  await expect.poll(share, patient).toBeGreaterThan(before);
  letGo.cedar();
  await steps.getByRole('img', { name: /^Fetch: done, Read: done, Store: done/ }).waitFor();
}

async function checkCounts(page: Page, counts: Readonly<Record<string, number>>): Promise<void> {
  for (const [place, count] of Object.entries(counts)) {
    await expect.poll(() => countAt(page, place), patient).toBe(count);
  }
}

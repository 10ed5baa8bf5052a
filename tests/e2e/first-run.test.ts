import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAt, linkedRow, patient, placeLink, says } from '#tests/support/app-page.ts';
import { type Face, startFace } from '#tests/support/app-under-test.ts';

let face: Face;
beforeAll(async () => {
  face = await startFace();
});
afterAll(() => face[Symbol.asyncDispose]());

const unhurried = { timeout: 120_000 };

test(
  'from the link to a list of openings, and all of it still there after a reload',
  unhurried,
  async () => {
    await using world = await face.startWorld({ latencyMs: 300 });
    const lever = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 6 });
    const greenhouse = world.sites.addCompany({ kind: 'greenhouse', slug: 'birch', postings: 5 });
    const own = world.sites.addCompany({ kind: 'html', slug: 'cedar', postings: 12 });
    await using host = await world.serve();
    await using opened = await host.open();
    const { page, problems } = opened;

    await placeLink(page, 'Companies').click();
    await page.getByRole('button', { name: 'Add companies' }).first().click();
    await addCompanies(page, [lever.url, greenhouse.url, own.url]);

    await page.getByRole('link', { name: /^Scanning: \d of 3 checked$/ }).click();
    await seesProgress(page);
    await page.getByText('Completed', { exact: true }).first().waitFor();
    await page.getByText('3 of 3 companies checked').first().waitFor();
    await says(linkedRow(page, 'Cedar'), 'Stored 12 openings');

    await checkCounts(page, { Inbox: 3, Openings: 23, Companies: 3 });
    await placeLink(page, 'Openings').click();
    await page.getByText('23 openings', { exact: true }).waitFor();
    const first = page.getByRole('grid', { name: 'List of openings' }).getByRole('row').first();
    const words = await first.textContent();

    expect(page.url()).not.toContain('token');
    await page.reload();
    await page.getByText('23 openings', { exact: true }).waitFor();
    expect(await first.textContent()).toBe(words);
    await checkCounts(page, { Inbox: 3, Openings: 23, Companies: 3 });
    expect(problems).toEqual([]);
  },
);

/** Types a list of addresses, sees what is found behind each, and watches them. */
async function addCompanies(page: Page, urls: readonly string[]): Promise<void> {
  await page.getByRole('textbox', { name: 'A careers page' }).fill(urls.join('\n'));
  const lines = page.getByRole('region', { name: 'What was understood' }).getByRole('listitem');
  await says(lines.nth(0), 'Lever board · acme');
  await says(lines.nth(1), 'Greenhouse board · birch');
  await says(lines.nth(2), 'Openings on the page itself');
  await page.getByRole('button', { name: 'Watch 3 companies' }).click();
}

/** The bar moves, and a company goes through its steps, as one looks on. */
async function seesProgress(page: Page): Promise<void> {
  const bar = page.getByRole('main').getByRole('progressbar');
  const steps = linkedRow(page, 'Cedar').getByRole('img', { name: 'Fetch' });
  const seen = { bar: new Set<string>(), steps: new Set<string>() };
  const look = async () => {
    seen.bar.add(await attribute(bar, 'aria-valuenow'));
    seen.steps.add(await attribute(steps, 'aria-label'));
    return [...seen.steps];
  };
  const isDone = expect.stringMatching(/^Fetch: done, Read: done, Store: done/);
  await expect.poll(look, { ...patient, interval: 20 }).toContainEqual(isDone);
  expect([...seen.steps]).toContainEqual(expect.stringMatching(/^Fetch: working/));
  expect(seen.bar.size).toBeGreaterThan(1);
}

const attribute = async (locator: Locator, name: string): Promise<string> =>
  (await locator.getAttribute(name)) ?? '';

async function checkCounts(page: Page, counts: Readonly<Record<string, number>>): Promise<void> {
  for (const [place, count] of Object.entries(counts)) {
    await expect.poll(() => countAt(page, place), patient).toBe(count);
  }
}

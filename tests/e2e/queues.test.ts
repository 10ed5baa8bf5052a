import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { countAt, patient, placeLink, says } from '#tests/support/app-page.ts';
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { scanWith, startServedWorld } from '#tests/support/served-host.ts';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser[Symbol.asyncDispose]());

const lane = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function choose(page: Page, queue: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${queue}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('a paused queue keeps its waiting jobs until it resumes', async () => {
  await using world = await startServedWorld();
  const { url } = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
  await using host = await world.serve();
  await host.call('companies.add', { url });
  await using opened = await browser.open(host.link);
  const { page, problems } = opened;
  await placeLink(page, 'Queues').click();
  await choose(page, 'Read', 'Pause');
  await says(lane(page, 'Read'), 'Paused');
  await page.keyboard.press('r');
  await page.getByRole('link', { name: 'Scanning: 0 of 1 checked' }).waitFor();
  await placeLink(page, 'Queues').click();
  await says(lane(page, 'Read'), 'Waiting1');
  await page.getByText('Read is paused. Its waiting jobs don’t start.').waitFor();
  await choose(page, 'Read', 'Resume');
  await expect.poll(() => countAt(page, 'Openings'), patient).toBe(3);
  await says(lane(page, 'Read'), 'Waiting0');
  expect(problems).toEqual([]);
});

test('a failed job can be read, retried and deleted', async () => {
  await using world = await startServedWorld();
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
  const mend = world.sites.fail(/\/acme\b/, faults.status(500));
  await using host = await world.serve();
  await scanWith(host, [acme.url]);
  await using opened = await browser.open(host.link);
  const { page, problems } = opened;
  await placeLink(page, 'Queues').click();
  // A site's answer is no fault of this machine.
  await page.getByText('Nothing is wrong on this machine.').waitFor();
  await page.getByText('At sites 1').click();
  const job = page.getByRole('link', { name: 'scrape_company' });
  await job.click();
  const drawer = page.getByRole('dialog');
  await says(drawer, 'returned an error (500)');
  await says(drawer, acme.url);
  const id = decodeURIComponent(page.url().split('/').at(-1) ?? '');
  await says(drawer, id);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });

  await page.getByRole('textbox', { name: 'Find by ID' }).fill(id);
  await page.keyboard.press('Enter');
  await says(drawer, id);
  mend();
  await drawer.getByRole('button', { name: 'Retry' }).click();
  await says(drawer, 'Completed');
  await expect.poll(() => countAt(page, 'Openings'), patient).toBe(3);
  await drawer.getByRole('button', { name: 'Delete' }).click();
  await drawer.waitFor({ state: 'detached' });
  await expect.poll(() => job.count(), patient).toBe(0);
  expect(problems).toEqual([]);
});

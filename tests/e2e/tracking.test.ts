import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAt, patient, placeLink, says } from '#tests/support/app-page.ts';
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { scanWith, startServedWorld } from '#tests/support/served-host.ts';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser[Symbol.asyncDispose]());

const column = (page: Page, stage: string) =>
  page.getByRole('region', { name: new RegExp(`^${stage}, `) });
const detail = (page: Page) => page.getByRole('complementary', { name: /^About / });

test('a tracked opening keeps its data through a restart', async () => {
  await using world = await startServedWorld();
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 4 });
  const title = world.sites.addPosting(acme, { title: 'Beekeeper' }).title;
  const first = await world.serve();
  await scanWith(first, [acme.url]);
  await using opened = await browser.open(first.link);
  const { page, problems } = opened;

  await placeLink(page, 'Openings').click();
  await page.getByRole('row', { name: title }).click();
  await page.keyboard.press('s');
  await page.getByText(`Moved “${title}” to Saved`).waitFor();
  await page.keyboard.press('3');
  await page.getByText(`Moved “${title}” to Screening`).waitFor();
  await expect.poll(() => countAt(page, 'Board'), patient).toBe(1);

  await placeLink(page, 'Board').click();
  const card = column(page, 'Screening').getByRole('link', { name: title });
  await card.click();
  await detail(page).getByRole('textbox', { name: 'Next step' }).fill('Call Maya');
  await detail(page).getByRole('textbox', { name: 'Notes' }).fill('They keep **bees**.');
  await detail(page).getByRole('button', { name: 'Add reminder' }).click();
  await detail(page).getByRole('textbox', { name: 'Remind me to' }).fill('Send the letter');
  await detail(page).getByRole('button', { name: 'Add', exact: true }).click();
  await detail(page).getByRole('checkbox', { name: 'Done: Send the letter' }).waitFor();
  await detail(page).getByText('Saved', { exact: true }).first().waitFor();
  await says(detail(page), 'Moved from Saved to Screening');

  expect(await first.stop()).toBe(0);
  await using second = await world.serve({ port: first.port });
  await page.reload();
  await says(column(page, 'Screening'), 'Call Maya');
  await detail(page).getByText('They keep bees.').waitFor();
  expect(await detail(page).locator('strong', { hasText: 'bees' }).count()).toBe(1);
  await detail(page).getByRole('checkbox', { name: 'Done: Send the letter' }).waitFor();
  for (const line of [
    'Reminder set: Send the letter',
    'Moved from Saved to Screening',
    'Added to Saved',
    'First seen by Rolewatch',
  ]) {
    await says(detail(page).getByRole('region', { name: 'History' }), line);
  }
  expect(second.token).toBe(first.token);
  expect(problems).toEqual([]);
});

test('a card dragged to another stage returns on undo', async () => {
  await using world = await startServedWorld();
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
  await using host = await world.serve();
  await scanWith(host, [acme.url]);
  const { rows } = await host.call('postings.list', { filter: { sort: 'oldest' } });
  for (const { id } of rows) {
    await host.call('applications.setStage', { postingId: id, stage: 'saved' });
  }
  await using opened = await browser.open(host.link, { width: 1_920 });
  const { page, problems } = opened;
  await placeLink(page, 'Board').click();
  const cards = (stage: string) => column(page, stage).getByRole('link');
  await expect.poll(() => cards('Saved').count(), patient).toBe(3);

  const dragged = cards('Saved').nth(1);
  const words = await dragged.textContent();
  await dragged.dragTo(column(page, 'Offer'));
  await expect.poll(() => cards('Offer').count(), patient).toBe(1);
  expect((await cards('Offer').textContent())?.slice(0, 20)).toBe(words?.slice(0, 20));
  expect(await cards('Saved').count()).toBe(2);
  const stages = async () => (await host.call('applications.list', {})).map(({ stage }) => stage);
  await expect
    .poll(async () => (await stages()).toSorted(), patient)
    .toEqual(['offer', 'saved', 'saved']);

  // The page hears of the move after the host has made it.
  await page.getByText(/^Moved “/).waitFor();
  await page.keyboard.press('u');
  await expect.poll(() => cards('Saved').count(), patient).toBe(3);
  expect(problems).toEqual([]);
});

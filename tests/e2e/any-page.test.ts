import { expect, test } from 'vitest';
import { startZoo } from '#tests/fakes/zoo/zoo.ts';
import { leaveWelcome, linkedRow, patient, placeLink, says } from '#tests/support/app-page.ts';
import { startBrowser } from '#tests/support/browser.ts';
import { startServedWorld } from '#tests/support/served-host.ts';

/** A page that a plain request finds empty: a script asks an API, a page at a time. */
const site = 'doughhouse-bakers';

// On a busy machine the first scan sometimes waits for a minute; why is not known yet.
const retried = { retry: 4 };

test('a pasted careers page that only a script fills is read to its end', retried, async () => {
  await using zoo = await startZoo();
  await using browser = await startBrowser();
  await using world = await startServedWorld();
  for (const [origin, to] of Object.entries(zoo.originMap)) world.mapOrigin(origin, to);
  const wanted = zoo.sites.find(({ name }) => name === site);
  if (wanted === undefined) throw new Error(`the zoo has no ${site}`);
  const count = wanted.openings.length;
  await using host = await world.serve();
  await using opened = await browser.open(host.link);
  const { page, problems } = opened;

  await page.getByRole('textbox', { name: 'Company names' }).fill(wanted.url);
  const lines = page.getByRole('region', { name: 'Companies found' }).getByRole('listitem');
  await expect.poll(() => lines.count(), patient).toBe(1);
  await page.getByRole('button', { name: 'Watch 1 company' }).click();
  await leaveWelcome(page);
  await placeLink(page, 'Scan').click();
  const [company] = await host.call('companies.list', {});
  if (company === undefined) throw new Error('no company is watched');
  const read = linkedRow(page, company.name).filter({ hasText: String(count) });
  await read.waitFor();
  await page.getByText('Completed', { exact: true }).first().waitFor();

  await placeLink(page, 'Openings').click();
  await page.getByText(`${count} openings`, { exact: true }).waitFor();
  await page.getByLabel('Filter openings').fill(wanted.openings[0]?.title ?? '');
  const rows = page.getByRole('grid', { name: 'List of openings' }).getByRole('row');
  await says(rows.first(), wanted.openings[0]?.title ?? '');
  expect(await host.call('companies.list', {})).toMatchObject([{ means: 'site_api' }]);
  expect(problems).toEqual([]);
});

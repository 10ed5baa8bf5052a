import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAt, linkedRow, patient, placeLink, says } from '#tests/support/app-page.ts';
import { type Face, startFace } from '#tests/support/app-under-test.ts';

let face: Face;
beforeAll(async () => {
  face = await startFace();
});
afterAll(() => face[Symbol.asyncDispose]());

test('the demo shows all of it, also what goes wrong, and leaves nothing behind', async () => {
  await using world = await face.startWorld();
  await using host = await world.serve();
  await using opened = await host.open();
  const { page, problems } = opened;

  await page.getByRole('button', { name: 'Try it with demo companies' }).click();
  await page.getByText('Partly completed').first().waitFor({ timeout: 60_000 });
  await page.getByText('11 of 13 companies checked · 2 problems · 1 partly read').first().waitFor();
  expect(await countAt(page, 'Openings')).toBeGreaterThan(100);
  expect(await countAt(page, 'Companies')).toBe(13);
  await says(linkedRow(page, 'Larkspur Robotics'), /Stored \d+ openings/);
  await says(linkedRow(page, 'Gorsegate Systems'), 'has a problem of its own (500)');
  await says(linkedRow(page, 'Thistlewall Mutual'), /proof|robot|person/);
  await says(linkedRow(page, 'Gullwick Freight'), '(503)');

  await page.getByRole('contentinfo').getByRole('link', { name: 'Demo companies' }).waitFor();
  await placeLink(page, 'Inbox').click();
  await page.getByText('Gorsegate Systems could not be checked').waitFor();
  await page.getByText('Now watching Larkspur Robotics').first().waitFor();

  await placeLink(page, 'Settings').click();
  await page.getByRole('button', { name: 'Stop the demo' }).click();
  await page.getByRole('button', { name: 'Start the demo' }).waitFor();
  for (const place of ['Inbox', 'Openings', 'Companies']) {
    await expect.poll(() => countAt(page, place), patient).toBe(0);
  }
  await page.getByRole('link', { name: 'Demo companies' }).waitFor({ state: 'detached' });
  expect(await host.call('companies.list', {})).toEqual([]);
  // A scan of companies that are gone is gone too, also where it was just looked at.
  await placeLink(page, 'Scan').click();
  await page.getByText('Nothing was scanned yet').waitFor();
  await page.reload();
  await page.getByText('Nothing was scanned yet').waitFor();
  expect(problems).toEqual([]);
}, 120_000);

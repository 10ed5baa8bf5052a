import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAt, linkedRow, patient, placeLink, says } from '#tests/support/app-page.ts';
import { type Face, startFace } from '#tests/support/app-under-test.ts';
import type { WatchedPage } from '#tests/support/browser.ts';

let face: Face;
beforeAll(async () => {
  face = await startFace();
});
afterAll(() => face[Symbol.asyncDispose]());

const pressLookAround =
  ({ page }: WatchedPage) =>
  () =>
    page.getByRole('button', { name: 'Look around' }).click();

test('"Look around" opens a demo with every kind of data, also faults, and leaves the library alone', async () => {
  await using world = await face.startWorld();
  await using host = await world.serve();
  await using own = await host.open();
  {
    await using demo = await host.openBeside(own, pressLookAround(own));
    const { page } = demo;
    await page.getByRole('contentinfo').getByText('Demo with invented companies').waitFor();
    // It begins with an opening: what Rolewatch does is seen best there.
    await page.waitForURL(/#\/openings\/\w+/);
    await page.getByText('What you do and add here is deleted', { exact: false }).waitFor();
    await placeLink(page, 'Scan').click();
    await page.getByText('Finished with problems').first().waitFor({ timeout: 120_000 });
    await page
      .getByText('11 of 13 companies checked · 2 problems · 1 partly read')
      .first()
      .waitFor();
    expect(await page.title()).toContain('Demo with invented companies');
    await expect.poll(() => countAt(page, 'Openings'), patient).toBeGreaterThan(100);
    await expect.poll(() => countAt(page, 'Companies'), patient).toBe(13);
    await says(linkedRow(page, 'Larkspur Robotics'), /Read .*openings/);
    await says(linkedRow(page, 'Gorsegate Systems'), 'returned an error (500)');
    await says(linkedRow(page, 'Thistlewall Mutual'), /automated readers|programs/);
    await says(linkedRow(page, 'Gullwick Freight'), '(503)');
    await placeLink(page, 'Inbox').click();
    await page.getByText('Gorsegate Systems couldn’t be checked').waitFor();
    expect(demo.problems).toEqual([]);
  }
  expect(await host.call('companies.list', {})).toEqual([]);
  expect(await host.call('runs.list', { limit: 5 })).toEqual([]);
  await own.page.getByRole('contentinfo').getByText('Demo').waitFor({ state: 'detached' });

  // The same demo again, as the user left it.
  await using again = await host.openBeside(own, pressLookAround(own));
  await expect.poll(() => countAt(again.page, 'Companies'), patient).toBe(13);
  expect(own.problems).toEqual([]);
});

test('a demo that cannot start shows the reason and the fix', async () => {
  await using world = await face.startWorld();
  await using host = await world.serve({ env: { ROLEWATCH_REDIS_SERVER: 'none' } });
  await using own = await host.open();
  await writeFile(path.join(world.dataDir, 'demo'), 'a file where the folder would be');
  await pressLookAround(own)();
  await own.page.getByText(/The demo did not start.*a file is in the way/).waitFor();
  await own.page.getByText(/Your own openings are untouched/).waitFor();
  await own.page.getByRole('button', { name: 'Look around' }).waitFor();
  expect(own.problems).toEqual([]);
});

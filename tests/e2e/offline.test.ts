import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkedRow, patient, placeLink, says } from '#tests/support/app-page.ts';
import { type Face, startFace } from '#tests/support/app-under-test.ts';

let face: Face;
beforeAll(async () => {
  face = await startFace();
});
afterAll(() => face[Symbol.asyncDispose]());

/** This domain never resolves (RFC 6761). */
const nowhere = 'http://offline.invalid';

test('an offline machine is reported once, not per company', async () => {
  await using world = await face.startWorld();
  const { sites } = world;
  const acme = sites.addCompany({ kind: 'lever', slug: 'acme', postings: 6 });
  const birch = sites.addCompany({ kind: 'greenhouse', slug: 'birch', postings: 4 });
  for (const origin of Object.keys(sites.originMap)) world.mapOrigin(origin, nowhere);
  await using host = await world.serve();
  for (const { url } of [acme, birch]) await host.call('companies.add', { url });
  const { id } = await host.call('runs.start', { all: true });
  await expect
    .poll(async () => (await host.call('runs.get', { id })).endedAt, patient)
    .not.toBeNull();
  await using opened = await host.open();
  const { page, problems } = opened;

  await placeLink(page, 'Scan').click();
  const note = page.getByRole('alert').filter({ hasText: 'You seem to be offline' });
  await says(note, 'Rolewatch will scan again when you’re back online.');
  expect(await note.count()).toBe(1);
  await says(linkedRow(page, 'Acme'), 'Not read');
  expect(await page.getByText(/Can’t (find|reach)/).count()).toBe(0);
  await page.getByText('Offline: scans wait for a connection').first().waitFor();

  // No company has a known problem, and the inbox stays empty.
  await placeLink(page, 'Companies').click();
  await says(linkedRow(page, 'Acme'), 'Not checked yet');
  await placeLink(page, 'Inbox').click();
  await page.getByText('Offline: scans wait for a connection.').waitFor();
  expect(await page.getByText('No scan is scheduled').count()).toBe(0);
  expect(await host.call('inbox.list', {})).toMatchObject({ total: 0 });
  expect(await host.call('health.get', {})).toMatchObject({ scansHeldBy: 'offline' });
  expect(problems).toEqual([]);
});

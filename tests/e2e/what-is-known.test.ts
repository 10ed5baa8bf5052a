import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { linkedRow, patient, placeLink, says } from '#tests/support/app-page.ts';
import { type AppUnderTest, type Face, startFace } from '#tests/support/app-under-test.ts';

let face: Face;
beforeAll(async () => {
  face = await startFace();
});
afterAll(() => face[Symbol.asyncDispose]());

async function scanAll({ call }: Pick<AppUnderTest, 'call'>): Promise<void> {
  const { id } = await call('runs.start', { all: true });
  await expect.poll(async () => (await call('runs.get', { id })).endedAt, patient).not.toBeNull();
}

test('if no company could be read, no screen claims to be empty', async () => {
  await using world = await face.startWorld();
  const { sites } = world;
  const acme = sites.addCompany({ kind: 'lever', slug: 'acme', postings: 6 });
  const birch = sites.addCompany({ kind: 'greenhouse', slug: 'birch', postings: 4 });
  let mend = sites.fail(/\/(acme|birch)\b/, faults.status(404));
  await using host = await world.serve();
  for (const { url } of [acme, birch]) await host.call('companies.add', { url });
  await scanAll(host);
  await using opened = await host.open();
  const { page, problems } = opened;

  await placeLink(page, 'Openings').click();
  await page.getByText('We couldn’t read any company yet').waitFor();
  await page.getByText('We couldn’t check 2 companies').waitFor();
  await page.getByText('No openings loaded yet').waitFor();
  // The filter is not blamed either.
  await page.getByRole('searchbox').or(page.getByLabel('Filter openings')).first().fill('rust');
  await page.getByText('No openings loaded yet for “rust”').waitFor();
  await page.getByText('We couldn’t read any company yet').waitFor();
  await placeLink(page, 'Insights').click();
  await page.getByText('We couldn’t read any company yet').waitFor();
  await placeLink(page, 'Inbox').click();
  await page.getByRole('button', { name: 'Archive all' }).click();
  await page.getByText('We couldn’t check any company.').waitFor();
  await placeLink(page, 'Scan').click();
  await page.getByText('0 of 2 companies checked · 2 problems').first().waitFor();
  await says(linkedRow(page, 'Acme'), /–––\s*–/);
  await placeLink(page, 'Companies').click();
  await page.getByRole('link', { name: '2 couldn’t be checked' }).waitFor();
  await says(linkedRow(page, 'Acme'), /––.*tried/);

  mend();
  await scanAll(host);
  await says(linkedRow(page, 'Acme'), /60.*OK/);
  mend = sites.fail(/\/acme\b/, faults.status(404));
  await scanAll(host);
  await says(linkedRow(page, 'Acme'), /–last known: 6/);
  await says(linkedRow(page, 'Birch'), /40.*OK/);
  await page.getByText(/^1 up to date · 1 couldn’t be checked · last read/).waitFor();
  await placeLink(page, 'Scan').click();
  await page.getByText('1 of 2 companies checked · 1 problem').first().waitFor();
  await says(linkedRow(page, 'Acme'), 'last known: 6');
  mend();
  expect(problems).toEqual([]);
});

test('every screen shows the progress of a running scan', async () => {
  await using world = await face.startWorld();
  const { sites } = world;
  const acme = sites.addCompany({ kind: 'lever', slug: 'acme', postings: 6 });
  const birch = sites.addCompany({ kind: 'greenhouse', slug: 'birch', postings: 4 });
  const cedar = sites.addCompany({ kind: 'ashby', slug: 'cedar', postings: 4 });
  const late = sites.addCompany({ kind: 'greenhouse', slug: 'late', postings: 6 });
  sites.fail(/\/birch\b/, faults.status(404));
  sites.fail(/\/cedar\b/, faults.challenge());
  const answer = sites.hold(/\/late\b/);
  await using host = await world.serve();
  for (const { url } of [acme, birch, cedar, late]) await host.call('companies.add', { url });
  await using opened = await host.open();
  const { page, problems } = opened;
  await placeLink(page, 'Companies').click();
  await page.getByText('4 not checked yet').waitFor();

  const { id } = await host.call('runs.start', { all: true });
  await page.getByText(/^1 up to date · 2 couldn’t be checked · 1 not checked yet/).waitFor();
  await placeLink(page, 'Inbox').click();
  await page.getByText('A scan is running').waitFor();
  expect((await host.call('runs.get', { id })).endedAt).toBeNull();

  answer();
  await page.getByText(/^Checked 2 of 4 companies/).waitFor();
  await page.getByText('Now watching Late').waitFor();
  expect(problems).toEqual([]);
});

test('every screen agrees on a cancelled scan, also after a reload', async () => {
  await using world = await face.startWorld({ companies: 8, postings: 6 });
  const { sites } = world;
  const late = sites.addCompany({ kind: 'greenhouse', slug: 'late', postings: 6 });
  sites.fail(/\/late\b/, faults.hang());
  await using host = await world.serve();
  for (const { url } of [...sites.companies, late]) await host.call('companies.add', { url });
  await using opened = await host.open();
  const { page, problems } = opened;

  await placeLink(page, 'Scan').click();
  await page.getByRole('button', { name: 'Scan now' }).click();
  await page.getByRole('link', { name: /^Scanning: [1-9] of 9 checked/ }).waitFor();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('button', { name: 'Scan now' }).waitFor();

  const [listed] = await host.call('runs.list', { limit: 1 });
  const run = await host.call('runs.get', { id: listed?.id ?? '' });
  expect(run).toMatchObject({ ...listed, status: 'cancelled', totalCompanies: 9 });
  const companies = await host.call('companies.list', {});
  const read = run.companies.filter(({ status }) => status === 'completed').map(({ id }) => id);
  const checked = companies.filter(({ lastCheckedAt }) => lastCheckedAt !== null);
  expect(read.toSorted()).toEqual(checked.map(({ id }) => id).toSorted());
  const { completedCompanies: done, cancelledCompanies: left } = run;
  expect(done + left).toBe(9);
  expect(run.openingsFound).toBe(6 * done);

  const says = async () => {
    await page.getByText(`${done} of 9 companies checked · ${left} cancelled`).first().waitFor();
    await page.getByRole('cell', { name: `${done} of 9 checked · ${left} cancelled` }).waitFor();
  };
  await says();
  await page.reload();
  await says();
  expect(problems).toEqual([]);
});

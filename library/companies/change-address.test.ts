import { afterEach, beforeEach, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { siteApiRecipe } from '#tests/support/recipes.ts';
import { setStage } from '../applications/applications.ts';
import type { Database } from '../engine/open.ts';
import { readPosting } from '../postings/detail.ts';
import { createRun } from '../runs/runs.ts';
import { changeAddress } from './change-address.ts';
import { addCompany, findCompany, listScheduled } from './companies.ts';

let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db[Symbol.asyncDispose]());

const old = 'https://boards.greenhouse.io/acme';
const url = 'https://jobs.lever.co/acme';

const company = (id: string) => ({ id, name: 'acme' });

it('keeps notes and history of the openings that the new page has too', async () => {
  const id = await addTestCompany(db);
  const baker = enrichedPosting(id, { externalId: 'g-1', title: 'Baker' });
  await scan(db, id, [baker, enrichedPosting(id, { externalId: 'g-2', title: 'Cook' })], {
    at: '2026-01-01T12:00:00.000Z',
  });
  await setStage(db, { postingId: baker.id, stage: 'applied', before: null });
  await changeAddress(db, company(id), url);
  expect(await findCompany(db, url)).toMatchObject({ id, url, source: null, openPostings: 2 });
  const moved = enrichedPosting(id, { externalId: 'l-9', title: 'Baker' });
  const stored = await scan(db, id, [moved], { source: 'lever', slug: 'acme' });
  expect(stored).toMatchObject({ outcome: 'stored', new: 0, closed: 1, postings: 1 });
  expect(await readPosting(db, moved.id)).toMatchObject({
    firstSeenAt: '2026-01-01T12:00:00.000Z',
    stage: 'applied',
  });
});

it('forgets the failure of the old page', async () => {
  const id = await addTestCompany(db);
  await db.prisma.company.update({
    where: { id },
    data: { health: 'failed', lastError: '{}', sameFailures: 3, isMuted: true },
  });
  await changeAddress(db, company(id), url);
  const row = await db.prisma.company.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ health: 'new', lastError: null, sameFailures: 0, isMuted: false });
});

it('forgets how the old page was read', async () => {
  const id = await addTestCompany(db);
  await scan(db, id, [], { recipe: siteApiRecipe() });
  await changeAddress(db, company(id), url);
  const row = await db.prisma.company.findUniqueOrThrow({ where: { id } });
  expect(row.recipe).toBeNull();
});

it('leaves the old address free for another company', async () => {
  const id = await addTestCompany(db);
  await changeAddress(db, company(id), url);
  const again = await addCompany(db, { url: old, name: 'Acme again', at: testTime });
  expect(again).toMatchObject({ url: old, name: 'Acme again' });
  expect(again.id).not.toBe(id);
  expect(await addCompany(db, { url: old, name: '', at: testTime })).toMatchObject({
    id: again.id,
  });
});

it('refuses the address of another company, and one that is being scanned', async () => {
  const id = await addTestCompany(db);
  await addCompany(db, { url, name: 'Birch', at: testTime });
  await expect(changeAddress(db, company(id), url)).rejects.toMatchObject({
    code: 'duplicate_company',
  });
  await createRun(db, { id: 'r', userId: 'u', enrich: true, companyIds: [id], at: testTime });
  await expect(changeAddress(db, company(id), 'https://other.example')).rejects.toMatchObject({
    code: 'company_busy',
  });
});

it('leaves companies alone that only hold openings added by hand', async () => {
  const id = await addTestCompany(db);
  await db.prisma.company.update({ where: { id }, data: { source: 'by_hand' } });
  await expect(changeAddress(db, company(id), url)).rejects.toMatchObject({
    code: 'unknown_company',
  });
  expect(await listScheduled(db)).toEqual([]);
});

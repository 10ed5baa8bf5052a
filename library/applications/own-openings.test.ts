import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Parsed } from '#contract/api.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { storePostings } from '#tests/support/stored-postings.ts';
import { findCompany, listNames, listScheduled } from '../companies/companies.ts';
import { listCompanyTrends, listCompanyViews } from '../companies/views.ts';
import type { Database } from '../engine/open.ts';
import { readCounts } from '../insights/insights.ts';
import { readPosting } from '../postings/detail.ts';
import { searchPostings } from '../postings/search.ts';
import { listCards } from './cards.ts';
import { addOwnOpening, removeOwnOpening } from './own-openings.ts';

let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db[Symbol.asyncDispose]());

const own = (said: Partial<Parsed<'applications.addOwn'>> = {}) => ({
  ...{ title: 'Beekeeper', company: 'Hive & Co', url: 'https://jobs.example/bee?b=1' },
  ...{ place: 'Porto', text: 'Keep <bees>.\n\nAnd goats.', stage: 'saved' as const },
  ...said,
});

it('puts an opening on the board that no scan found', async () => {
  const { isKnown, move } = await addOwnOpening(db, own({ stage: 'applied' }));
  expect({ isKnown, from: move.from, to: move.to }).toEqual({
    ...{ isKnown: false, from: null, to: 'applied' },
  });
  expect(await listCards(db)).toMatchObject([
    { posting: { title: 'Beekeeper', company: 'Hive & Co' }, stage: 'applied' },
  ]);
  expect(await readPosting(db, move.postingId)).toMatchObject({
    url: 'https://jobs.example/bee?b=1',
    locations: [{ text: 'Porto' }],
    descriptionHtml: '<p>Keep &lt;bees&gt;.</p><p>And goats.</p>',
  });
  const { postings } = await searchPostings(db, { query: 'goats hive' });
  expect(postings.map(({ id }) => id)).toEqual([move.postingId]);
});

const url = 'https://jobs.example/bee?b=1';

it('only tracks an opening that is known', async () => {
  const { id } = await storePostings(db, { a: [{ title: 'BEEKEEPER', url }] }, { slug: 'hive' });
  const { isKnown, move } = await addOwnOpening(db, own());
  expect({ isKnown, postingId: move.postingId }).toEqual({ isKnown: true, postingId: id('a') });
  expect(await listCards(db)).toHaveLength(1);
});

it.each([
  ['another title', { title: 'Goatherd', url }, 'hive'],
  ['another company', { title: 'Beekeeper', url }, 'goats'],
])('tracks no opening with the same address and %s', async (_, listed, slug) => {
  const { id } = await storePostings(db, { a: [listed] }, { slug });
  const { isKnown, move } = await addOwnOpening(db, own());
  expect(isKnown).toBe(false);
  expect(move.postingId).not.toBe(id('a'));
  expect(await listCards(db)).toMatchObject([{ posting: { title: 'Beekeeper' } }]);
});

it('is no watched company: nothing lists, counts or scans it', async () => {
  const { companyId } = await storePostings(db, { a: [{}] });
  await addOwnOpening(db, own());
  await addOwnOpening(db, own({ title: 'Goatherd', company: 'HIVE & CO', url: null }));
  expect((await listCompanyViews(db)).map(({ id }) => id)).toEqual([companyId]);
  expect((await listCompanyTrends(db)).map((trend) => trend.companyId)).toEqual([companyId]);
  expect((await listScheduled(db)).map(({ id }) => id)).toEqual([companyId]);
  expect(await listNames(db)).toHaveLength(1);
  expect(await findCompany(db, 'Hive & Co')).toBeNull();
  expect(await readCounts(db)).toMatchObject({ companies: 1, openings: 3, tracked: 2 });
  expect(await db.prisma.company.count()).toBe(2);
});

it('can be deleted again, and no other opening', async () => {
  const { id } = await storePostings(db, { a: [{}] });
  const { move } = await addOwnOpening(db, own());
  await removeOwnOpening(db, move.postingId);
  expect(await listCards(db)).toEqual([]);
  expect(await db.prisma.company.count()).toBe(1);
  const unknown = { code: 'unknown_posting' };
  await expect(removeOwnOpening(db, id('a'))).rejects.toMatchObject(unknown);
});

it('refuses an address that is none', async () => {
  await expect(addOwnOpening(db, own({ url: 'javascript:alert(1)' }))).rejects.toMatchObject({
    code: 'unsupported_protocol',
  });
  expect(await listCards(db)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { hours } from '#core/duration.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { removeCompany } from './companies/companies.ts';
import type { Database } from './engine/open.ts';
import { markPostings } from './postings/marks.ts';
import {
  listSearches,
  listSearchViews,
  markViewed,
  purgeSearches,
  removeSearch,
  saveSearch,
  searches,
} from './searches.ts';

const later = (db: Database, ms: number): Database => ({
  ...db,
  now: () => new Date(Date.parse(testTime) + ms),
});
const inOneHour = '2026-03-10T13:00:00.000Z';
const filter = { query: 'engineer' };

describe('saveSearch', () => {
  it('keeps name and filter unchanged', async () => {
    await using db = await openTestDatabase();
    const given = { name: 'Rust EU', filter: { query: 'rust', workplaces: ['remote' as const] } };
    const saved = await saveSearch(db, given);
    expect(saved).toEqual({ id: saved.id, ...given, createdAt: testTime, viewedAt: testTime });
    expect(await listSearches(db)).toEqual([saved]);
  });

  it('keeps the currency of a least pay with it', async () => {
    await using db = await openTestDatabase();
    const save = (given: PostingFilter) => saveSearch(db, { name: 'Paid', filter: given });
    expect((await save({ minSalary: 80_000 })).filter.payCurrency).toBe('USD');
    expect((await save({ minSalary: 1, payCurrency: 'EUR' })).filter.payCurrency).toBe('EUR');
    expect((await save({})).filter).toEqual({});
  });

  it('renames a search and keeps its counts of new matches', async () => {
    await using db = await openTestDatabase();
    const { id } = await saveSearch(db, { name: 'Engineer', filter });
    const renamed = await saveSearch(later(db, hours(2)), { id, name: 'Engineers', filter });
    expect(renamed).toMatchObject({ id, name: 'Engineers', viewedAt: testTime });
    expect(await listSearches(db)).toEqual([renamed]);
  });

  it('counts only later matches after a change of filter', async () => {
    await using db = await openTestDatabase();
    const { id } = await saveSearch(db, { name: 'Engineer', filter });
    const change = { id, name: 'Engineer', filter: { query: 'baker' } };
    expect(await saveSearch(later(db, hours(1)), change)).toMatchObject({ viewedAt: inOneHour });
  });

  it('restores a removed search', async () => {
    await using db = await openTestDatabase();
    const saved = await saveSearch(db, { name: 'Engineer', filter });
    await removeSearch(db, saved.id);
    expect(await listSearches(db)).toEqual([]);
    expect(await saveSearch(db, { id: saved.id, name: 'Engineer', filter })).toEqual(saved);
    expect(await listSearches(db)).toEqual([saved]);
  });

  it('names the unknown search', async () => {
    await using db = await openTestDatabase();
    const unknown = { code: 'unknown_search', details: { id: 'gone' } };
    const saving = saveSearch(db, { id: 'gone', name: 'x', filter });
    await expect(saving).rejects.toMatchObject(unknown);
    await expect(removeSearch(db, 'gone')).rejects.toMatchObject(unknown);
    await expect(markViewed(db, 'gone')).rejects.toMatchObject(unknown);
  });
});

describe('purgeSearches', () => {
  it('deletes only searches removed a while ago', async () => {
    await using db = await openTestDatabase();
    const kept = await saveSearch(db, { name: 'Kept', filter });
    const old = await saveSearch(db, { name: 'Old', filter });
    const recent = await saveSearch(db, { name: 'Recent', filter });
    await removeSearch(db, old.id);
    await removeSearch(later(db, hours(1)), recent.id);
    await purgeSearches(later(db, hours(1) + 1));
    const left = await db.prisma.savedSearch.findMany({ orderBy: { name: 'asc' } });
    expect(left.map(({ id }) => id)).toEqual([kept.id, recent.id]);
  });
});

describe('the number of new matches', () => {
  const newCount = async (db: Database) => (await listSearchViews(db))[0]?.newCount;

  async function open(said: Parameters<typeof saveSearch>[1]['filter'] = filter) {
    const db = await openTestDatabase();
    const company = await addTestCompany(db);
    const search = await saveSearch(db, { name: 'Engineer', filter: said });
    const postings = ['Data Engineer', 'Lead Engineer', 'Baker'].map((title) =>
      enrichedPosting(company, { externalId: title, title }),
    );
    await scan(db, company, postings, { at: inOneHour });
    return { ...db, company, search, postings };
  }

  it('counts matches first seen since the last view', async () => {
    await using db = await open();
    expect(await newCount(db)).toBe(2);
    await markViewed(later(db, hours(1)), db.search.id);
    expect(await newCount(db)).toBe(0);
  });

  it('leaves out closed and hidden postings', async () => {
    await using db = await open();
    const [first, second] = db.postings;
    await markPostings(db, { ids: [first?.id ?? ''], isHidden: true });
    expect(await newCount(db)).toBe(1);
    await scan(db, db.company, first === undefined ? [] : [first], { at: inOneHour });
    expect([second?.id, await newCount(db)]).toEqual([expect.any(String), 0]);
  });

  it('is zero for a search among closed openings', async () => {
    await using db = await open({ ...filter, status: 'closed' });
    expect(await newCount(db)).toBe(0);
  });

  it.each([
    ['2026-03-10T14:00:00.000Z', 0],
    ['2026-03-10T11:30:00-02:00', 0],
    ['2026-03-10T14:30:00+02:00', 2],
  ])('respects a later moment in the search itself: %s', async (firstSeenFrom, count) => {
    await using db = await open({ ...filter, firstSeenFrom });
    expect(await newCount(db)).toBe(count);
  });

  it('is zero if the search’s company is no longer watched', async () => {
    await using db = await open({ company: 'acme' });
    expect(await newCount(db)).toBe(3);
    await removeCompany(db, db.company);
    expect(await newCount(db)).toBe(0);
  });
});

it('gives the user’s currency to a least pay from before it had one, once', async () => {
  await using db = await openTestDatabase();
  const { id } = await saveSearch(db, { name: 'Paid', filter: {} });
  const before = JSON.stringify({ minSalary: 80_000 });
  await db.prisma.savedSearch.update({ where: { id }, data: { filter: before } });
  await saveSearch(db, { name: 'In dollars', filter: { minSalary: 90_000 } });
  const state = () => searches(db)['searches.stateCurrency']({ currency: 'EUR' });
  expect(await state()).toBe(1);
  expect((await listSearches(db)).map(({ filter: kept }) => kept.payCurrency)).toEqual([
    'EUR',
    'USD',
  ]);
  expect(await state()).toBe(0);
});

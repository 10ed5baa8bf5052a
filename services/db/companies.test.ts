import { describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testRef } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import {
  addCompany,
  findCompany,
  listCompanies,
  listListingRefs,
  removeCompany,
} from './companies.ts';
import { searchPostings } from './posting-search.ts';

const acme = { url: 'https://jobs.lever.co/acme', name: 'Ärger & Söhne', at: '2026-03-01' };

describe('addCompany', () => {
  it('watches a company that was not watched', async () => {
    await using db = await openTestDatabase();
    expect(await addCompany(db, acme)).toMatchObject({
      url: acme.url,
      name: acme.name,
      health: 'new',
      addedAt: acme.at,
      lastCheckedAt: null,
      openPostings: 0,
    });
  });

  it('returns one that is watched already as it is', async () => {
    await using db = await openTestDatabase();
    const first = await addCompany(db, acme);
    expect(await addCompany(db, { ...acme, name: 'Other', at: '2026-04-01' })).toEqual(first);
  });

  it('gives the same address the same id in every database', async () => {
    await using one = await openTestDatabase();
    await using two = await openTestDatabase();
    expect((await addCompany(one, acme)).id).toBe((await addCompany(two, acme)).id);
  });
});

describe('listCompanies', () => {
  it('lists companies as they were added, with their open postings', async () => {
    await using db = await openTestDatabase();
    const one = await addTestCompany(db, 'one');
    await addTestCompany(db, 'two');
    const kept = enrichedPosting(one, { externalId: '1' });
    const gone = enrichedPosting(one, { externalId: '2' });
    await scan(db, one, [kept, gone]);
    await scan(db, one, [kept]);
    const companies = await listCompanies(db);
    expect(companies.map(({ name, openPostings }) => ({ name, openPostings }))).toEqual([
      { name: 'one', openPostings: 1 },
      { name: 'two', openPostings: 0 },
    ]);
  });
});

describe('findCompany', () => {
  it.each([
    ['its name, in any case', 'ärger & SÖHNE'],
    ['its address, in any spelling', 'JOBS.lever.co/acme/?utm_source=x#top'],
  ])('finds a company by %s', async (_, named) => {
    await using db = await openTestDatabase();
    const { id } = await addCompany(db, acme);
    expect((await findCompany(db, named))?.id).toBe(id);
  });

  it('finds a company by its id', async () => {
    await using db = await openTestDatabase();
    const { id } = await addCompany(db, acme);
    expect((await findCompany(db, id))?.name).toBe(acme.name);
  });

  it('does not guess', async () => {
    await using db = await openTestDatabase();
    await addCompany(db, acme);
    expect(await findCompany(db, 'Ärger')).toBeNull();
  });
});

describe('removeCompany', () => {
  it('forgets its postings, their history and their words', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    await scan(db, id, [enrichedPosting(id)]);
    await scan(db, id, [enrichedPosting(id, { title: 'Baker' })]);
    await removeCompany(db, id);
    const { prisma } = db;
    expect([
      await prisma.company.count(),
      await prisma.posting.count(),
      await prisma.postingText.count(),
      await prisma.postingVersion.count(),
      await prisma.runCompany.count(),
      (await searchPostings(db, { query: 'baker' })).total,
    ]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await prisma.$queryRawUnsafe('SELECT rowid FROM PostingSearch')).toEqual([]);
  });

  it('leaves other companies alone', async () => {
    await using db = await openTestDatabase();
    const one = await addTestCompany(db, 'one');
    const two = await addTestCompany(db, 'two');
    await scan(db, two, [enrichedPosting(two)], { slug: 'two' });
    await removeCompany(db, one);
    expect((await searchPostings(db, { query: 'engineer' })).total).toBe(1);
  });
});

describe('listListingRefs', () => {
  it('names the last listing of each company that has one', async () => {
    await using db = await openTestDatabase();
    const one = await addTestCompany(db, 'one');
    await addTestCompany(db, 'two');
    await scan(db, one, []);
    expect(await listListingRefs(db)).toEqual([testRef('listing')]);
  });
});

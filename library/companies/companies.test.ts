import { describe, expect, it } from 'vitest';
import {
  addTestCompany,
  openTestDatabase,
  scan,
  testRef,
  testTime,
} from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { searchPostings } from '../postings/search.ts';
import {
  addCompanies,
  addCompany,
  findCompany,
  listListingRefs,
  removeCompany,
  updateCompany,
  watchedAmong,
} from './companies.ts';
import { findCompanyView } from './views.ts';

const acme = { url: 'https://jobs.lever.co/acme', name: 'Ärger & Söhne', at: '2026-03-01' };

describe('a company’s name is one readable line', () => {
  it.each([
    ['Ac\u0000me', 'Acme'],
    ['\u0000', 'Acme'],
    ['A\u0000c\u0000m\u0000e\u0000 \u0007Ltd', 'Acme Ltd'],
    [' Acme\n\tLtd\u001b ', 'Acme Ltd'],
    ['Acme \u202eLtd', 'Acme Ltd'],
    ['Łódź GmbH & Co. 株式会社', 'Łódź GmbH & Co. 株式会社'],
  ])('keeps %j as %j', async (typed, kept) => {
    await using db = await openTestDatabase();
    expect((await addCompany(db, { ...acme, name: typed })).name).toBe(kept);
  });

  it('keeps its name if the new one is invisible', async () => {
    await using db = await openTestDatabase();
    const { id } = await addCompany(db, acme);
    const names = ['\u0000\u0001', 'Ac\u0000me'].map(async (name) => {
      return (await updateCompany(db, id, { name })).name;
    });
    expect(await Promise.all(names)).toEqual([acme.name, 'Acme']);
  });

  it('is found by the name as it was typed', async () => {
    await using db = await openTestDatabase();
    const { id } = await addCompany(db, { ...acme, name: 'Acme  Ltd\u0000' });
    expect((await findCompany(db, 'acme  ltd\u0000'))?.id).toBe(id);
  });
});

describe('addCompany', () => {
  it('adds a company', async () => {
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

  it('returns a watched company unchanged', async () => {
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

describe('addCompanies', () => {
  const two = [
    { url: 'https://jobs.lever.co/one', name: 'One' },
    { url: 'https://jobs.lever.co/two', name: 'Two' },
  ];

  it('reports which were added and which were known, in the order of the list', async () => {
    await using db = await openTestDatabase();
    await addCompany(db, acme);
    const { added, known } = await addCompanies(db, [...two, acme], testTime);
    expect(added).toMatchObject(two);
    expect(known).toMatchObject([{ url: acme.url, name: acme.name, addedAt: acme.at }]);
  });

  it('adds an address that is listed twice once, under its first name', async () => {
    await using db = await openTestDatabase();
    const again = { ...acme, name: 'Acme again' };
    const { added, known } = await addCompanies(db, [acme, again], testTime);
    expect({ added, known }).toMatchObject({ added: [{ name: acme.name }], known: [] });
  });

  it('adds thousands at once', async () => {
    await using db = await openTestDatabase();
    const many = Array.from({ length: 3_000 }, (_, i) => ({
      url: `https://jobs.lever.co/${i}`,
      name: `Company ${i}`,
    }));
    expect((await addCompanies(db, many, testTime)).added).toMatchObject(many);
  });

  it('accepts an empty list', async () => {
    await using db = await openTestDatabase();
    expect(await addCompanies(db, [], testTime)).toEqual({ added: [], known: [] });
  });
});

describe('updateCompany', () => {
  it('lets searches find its openings by the new name, and no longer by the old one', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db, 'acme');
    await scan(db, id, [enrichedPosting(id)]);
    expect(await updateCompany(db, id, { name: 'Bakery' })).toMatchObject({ id, name: 'Bakery' });
    expect((await searchPostings(db, { query: 'bakery' })).total).toBe(1);
    expect((await searchPostings(db, { query: 'acme' })).total).toBe(0);
  });

  it('keeps fields that are not given', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db, 'acme');
    await updateCompany(db, id, { isPaused: true });
    await updateCompany(db, id, { name: 'Bakery' });
    expect(await findCompanyView(db, id)).toMatchObject({ name: 'Bakery', isPaused: true });
  });

  it('names the unknown company', async () => {
    await using db = await openTestDatabase();
    await expect(updateCompany(db, 'nobody', {})).rejects.toMatchObject({
      code: 'unknown_company',
    });
  });
});

describe('watchedAmong', () => {
  const board = (slug: string | null, url = `https://jobs.lever.co/${slug}`) => ({
    url,
    source: 'lever',
    slug,
  });

  it('knows the addresses that are watched', async () => {
    await using db = await openTestDatabase();
    await addCompany(db, acme);
    const isWatched = await watchedAmong(db, [board('acme'), board('other')]);
    expect([board('acme'), board('other')].map(isWatched)).toEqual([true, false]);
  });

  it('knows a board that is watched under another address', async () => {
    await using db = await openTestDatabase();
    const { id } = await addCompany(db, { ...acme, url: 'https://acme.example/careers' });
    await scan(db, id, [], { source: 'lever', slug: 'acme' });
    const boards = [board('acme'), board('ACME'), board(null, 'https://other.example')];
    const isWatched = await watchedAmong(db, boards);
    expect(boards.map(isWatched)).toEqual([true, false, false]);
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
  it('deletes its postings, their history and their words', async () => {
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

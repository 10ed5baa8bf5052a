import { describe, expect, it } from 'vitest';
import type { EnrichedPosting } from '#core/listing.ts';
import type { PostingQuery } from '#core/posting-filter.ts';
import { PostingView } from '#core/posting-view.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { addCompany } from '../companies/companies.ts';
import type { Database } from '../engine/open.ts';
import { searchPostings } from './search.ts';

type Said = Parameters<typeof enrichedPosting>[1];
type Read = Parameters<typeof enrichedPosting>[2];

async function withPostings(db: Database, postings: readonly [Said, Read?][]): Promise<string> {
  const acme = await addTestCompany(db);
  const listed = postings.map(
    ([said, read], i): EnrichedPosting =>
      enrichedPosting(acme, { externalId: String(i), ...said }, read),
  );
  await scan(db, acme, listed);
  return acme;
}

const externalIds = async (db: Database, query: PostingQuery) =>
  (await searchPostings(db, query)).postings.map(({ externalId }) => externalId);

const place = (text: string) => ({ text, city: null, region: null, country: null });

describe('searchPostings, words', () => {
  const postings: readonly [Said, Read?][] = [
    [{ title: 'Rust Engineer' }, { workplace: 'remote', seniority: 'staff' }],
    [{ title: 'Baker', descriptionText: 'Our oven is made of rust.' }],
    [{ title: 'Ingénieur système', locations: [place('Zürich')] }, { skills: ['PostgreSQL'] }],
    [{ title: 'Site Reliability Engineer', department: 'Payments' }],
    [{ title: 'Reliability Tester', descriptionText: 'On site.' }],
  ];

  it.each([
    ['finds a word of the title before one of the text', 'rust', ['0', '1']],
    ['needs every word', 'rust oven', ['1']],
    ['matches the last word as a prefix', 'rust eng', ['0']],
    ['matches only the last word as a prefix', 'eng rust', []],
    ['finds a remote role by that word', 'rust remote', ['0']],
    ['finds a level', 'staff', ['0']],
    ['finds a skill', 'postgres', ['2']],
    ['finds a place with any accents', 'zurich', ['2']],
    ['finds a department', 'payments', ['3']],
    ['finds words side by side', '"site reliability"', ['3']],
    ['finds the company', 'acme baker', ['1']],
    ['finds nothing by the names of fields', 'city', []],
  ])('%s', async (_, query, found) => {
    await using db = await openTestDatabase();
    await withPostings(db, postings);
    expect(await externalIds(db, { query })).toEqual(found);
  });

  it('ignores a query without a word', async () => {
    await using db = await openTestDatabase();
    await withPostings(db, postings);
    expect((await searchPostings(db, { query: '"+' })).total).toBe(5);
  });

  it('no longer finds a posting by its removed words', async () => {
    await using db = await openTestDatabase();
    const acme = await withPostings(db, [[{ title: 'Astronaut' }]]);
    await scan(db, acme, [enrichedPosting(acme, { externalId: '0', title: 'Baker' })]);
    expect(await externalIds(db, { query: 'astronaut' })).toEqual([]);
    expect(await externalIds(db, { query: 'baker' })).toEqual(['0']);
  });
});

describe('searchPostings, filters', () => {
  it('shows a posting as the contract says', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const salary = { min: 80_000, max: null, currency: 'EUR', period: 'year' } as const;
    const posting = enrichedPosting(
      acme,
      { locations: [place('Berlin')], postedAt: '2026-03-01', department: 'Data', salary },
      { skills: ['SQL'], workplace: 'hybrid', seniority: 'senior' },
    );
    await scan(db, acme, [posting]);
    const { postings } = await searchPostings(db, {});
    expect(postings).toEqual([
      {
        id: posting.id,
        externalId: '1',
        company: 'acme',
        title: 'Data Engineer',
        locations: [place('Berlin')],
        workplace: 'hybrid',
        department: 'Data',
        employmentType: null,
        seniority: 'senior',
        salary,
        skills: ['SQL'],
        url: 'https://jobs.example.com/1',
        applyUrl: null,
        postedAt: '2026-03-01',
        firstSeenAt: testTime,
        closedAt: null,
        score: null,
        descriptionText: 'Move data about.',
      },
    ]);
    expect(PostingView.parse(postings[0])).toEqual(postings[0]);
  });

  it('separates open, closed and new postings', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const old = enrichedPosting(acme, { externalId: 'old' });
    const closed = enrichedPosting(acme, { externalId: 'closed' });
    const fresh = enrichedPosting(acme, { externalId: 'fresh' });
    await scan(db, acme, [old], { at: '2026-03-03T11:59:59.000Z' });
    await scan(db, acme, [old, closed, fresh], { at: '2026-03-03T12:00:00.000Z' });
    await scan(db, acme, [old, fresh]);
    expect({
      open: (await externalIds(db, { status: 'open' })).sort(),
      closed: await externalIds(db, { status: 'closed' }),
      new: await externalIds(db, { status: 'new' }),
      all: (await searchPostings(db, {})).total,
    }).toEqual({ open: ['fresh', 'old'], closed: ['closed'], new: ['fresh'], all: 3 });
  });

  it('finds only remote roles', async () => {
    await using db = await openTestDatabase();
    await withPostings(db, [[{ workplace: 'hybrid' }], [{ workplace: 'remote' }], [{}]]);
    expect(await externalIds(db, { remote: true })).toEqual(['1']);
  });

  it.each<[what: string, told: Read, isFound: boolean]>([
    ['hybrid, or remote in a country', { workplace: 'hybrid', remoteRegions: ['Spain'] }, true],
    ['hybrid, or remote in a world region', { workplace: 'hybrid', remoteRegions: ['EMEA'] }, true],
    ['remote in a region nobody knows', { workplace: null, remoteRegions: ['Narnia'] }, true],
    ['at the office, or remote', { workplace: 'onsite', remoteRegions: ['Spain', 'Italy'] }, true],
    ['remote', { workplace: 'remote', remoteRegions: [] }, true],
    ['hybrid', { workplace: 'hybrid', remoteRegions: [] }, false],
    ['of an unstated workplace', { workplace: null, remoteRegions: [] }, false],
  ])('finds a role among remote ones if it is %s', async (_what, told, isFound) => {
    await using db = await openTestDatabase();
    await withPostings(db, [[{}, told]]);
    expect(await externalIds(db, { remote: true })).toEqual(isFound ? ['0'] : []);
  });

  it('compares yearly salaries', async () => {
    await using db = await openTestDatabase();
    const pay = (max: number, period: 'hour' | 'year' | 'month') => ({
      salary: { min: null, max, currency: 'USD', period },
    });
    await withPostings(db, [[pay(50, 'hour')], [pay(90_000, 'year')], [pay(9_000, 'month')], [{}]]);
    expect((await externalIds(db, { minSalary: 100_000 })).sort()).toEqual(['0', '2']);
  });

  it('finds only one company’s postings, by any of its names', async () => {
    await using db = await openTestDatabase();
    await withPostings(db, [[{}]]);
    const beta = await addTestCompany(db, 'beta');
    await scan(db, beta, [enrichedPosting(beta, { externalId: 'b' })], { slug: 'beta' });
    expect(await externalIds(db, { company: 'BETA' })).toEqual(['b']);
  });

  it('finds words in one company, whatever its name', async () => {
    await using db = await openTestDatabase();
    const names = ['+++', 'O"Neill & Söhne', 'Acme'];
    for (const [i, name] of names.entries()) {
      const { id } = await addCompany(db, { url: `https://${i}.example.com`, name, at: 'now' });
      await scan(db, id, [enrichedPosting(id, { externalId: name })], { slug: name });
    }
    const found = names.map((company) => externalIds(db, { query: 'engineer', company }));
    expect(await Promise.all(found)).toEqual(names.map((name) => [name]));
  });

  it('leaves out hidden postings unless asked for them', async () => {
    await using db = await openTestDatabase();
    await withPostings(db, [[{}], [{}]]);
    await db.prisma.postingMark.create({ data: { seq: 1, hiddenAt: testTime } });
    expect(await externalIds(db, {})).toEqual(['1']);
    expect(await externalIds(db, { query: 'data' })).toEqual(['1']);
    expect(await externalIds(db, { hidden: 'only' })).toEqual(['0']);
  });

  it('refuses a company that is not watched', async () => {
    await using db = await openTestDatabase();
    await expect(searchPostings(db, { company: 'nobody' })).rejects.toMatchObject({
      code: 'unknown_company',
    });
  });

  it('combines words and filters', async () => {
    await using db = await openTestDatabase();
    await withPostings(db, [
      [{ title: 'Rust Engineer', workplace: 'remote' }],
      [{ title: 'Rust Engineer' }],
      [{ title: 'Baker', workplace: 'remote' }],
    ]);
    const found = await searchPostings(db, { query: 'rust', remote: true, status: 'open' });
    expect(found).toMatchObject({ total: 1, postings: [{ externalId: '0' }] });
  });
});

describe('searchPostings, order', () => {
  const postings: readonly [Said, Read?][] = [
    [{ title: 'b', postedAt: '2026-01-01', salary: salaryOf(50_000) }],
    [{ title: 'C', postedAt: '2026-03-01' }],
    [{ title: 'A', postedAt: '2026-02-01', salary: salaryOf(90_000) }],
  ];

  it.each([
    ['newest', ['1', '2', '0']],
    ['salary', ['2', '0', '1']],
    ['title', ['2', '0', '1']],
    ['company', ['1', '2', '0']],
    ['relevance', ['1', '2', '0']],
    [undefined, ['1', '2', '0']],
  ] as const)('sorts by %s', async (sort, order) => {
    await using db = await openTestDatabase();
    await withPostings(db, postings);
    expect(await externalIds(db, sort === undefined ? {} : { sort })).toEqual(order);
  });

  it('sorts word matches by another key when asked to', async () => {
    await using db = await openTestDatabase();
    await withPostings(db, postings);
    expect(await externalIds(db, { query: 'data', sort: 'salary' })).toEqual(['2', '0', '1']);
  });

  it('returns a part, with the total', async () => {
    await using db = await openTestDatabase();
    await withPostings(db, postings);
    const found = await searchPostings(db, { limit: 1, offset: 1 });
    expect(found).toMatchObject({ total: 3, postings: [{ externalId: '2' }] });
  });

  it.each([
    [{ limit: 1 }, 3],
    [{ limit: 3 }, 3],
    [{ limit: 5, offset: 1 }, 3],
    [{ limit: 5, offset: 9 }, 3],
    [{ limit: 5, minSalary: 1e9 }, 0],
    [{ limit: 1, query: 'data', minSalary: 60_000 }, 1],
  ])('counts all matches of %o', async (query, total) => {
    await using db = await openTestDatabase();
    await withPostings(db, postings);
    expect((await searchPostings(db, query)).total).toBe(total);
  });
});

function salaryOf(max: number) {
  return { min: null, max, currency: 'EUR', period: 'year' } as const;
}

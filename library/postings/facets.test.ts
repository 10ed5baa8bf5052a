import { describe, expect, it } from 'vitest';
import { PostingFacets } from '#contract/postings.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { openTestDatabase, scan } from '#tests/support/database.ts';
import { storePostings, type Told } from '#tests/support/stored-postings.ts';
import type { Database } from '../engine/open.ts';
import { readFacets } from './facets.ts';
import { markPostings } from './marks.ts';

const salary = (max: number) => ({ min: null, max, currency: 'EUR', period: 'year' }) as const;

const acme: Readonly<Record<string, Told>> = {
  a: [
    { title: 'Rust Engineer', postedAt: '2026-03-10', salary: salary(120_000) },
    {
      workplace: 'remote',
      seniority: 'senior',
      employmentType: 'full_time',
      skills: ['Rust', 'Go'],
    },
  ],
  b: [
    { title: 'Data Engineer', postedAt: '2026-03-05', salary: salary(60_000) },
    {
      workplace: 'remote',
      seniority: 'staff',
      employmentType: 'contract',
      skills: ['rust', 'SQL'],
    },
  ],
  c: [
    { title: 'Baker', postedAt: '2026-02-20' },
    { workplace: 'onsite', seniority: 'senior' },
  ],
};
const beta: Readonly<Record<string, Told>> = {
  a: [
    { title: 'Clerk', postedAt: '2025-01-01' },
    { workplace: 'onsite', skills: ['Rust'] },
  ],
};

async function stored(db: Database) {
  return {
    acme: await storePostings(db, acme),
    beta: await storePostings(db, beta, { slug: 'beta' }),
  };
}

const short = (values: PostingFacets['companies']) =>
  values.map(({ value, label = value, count }) => [label, count]);

async function facets(db: Database, filter: PostingFilter) {
  const read = await readFacets(db, filter);
  expect(PostingFacets.parse(read)).toEqual(read);
  return {
    companies: short(read.companies),
    workplaces: short(read.workplaces),
    seniorities: short(read.seniorities),
    employmentTypes: short(read.employmentTypes),
    skills: short(read.skills),
    skillsOf: read.skillsOf,
    posted: read.posted.map(({ count }) => count),
    withSalary: read.pay.stated,
  };
}

describe('readFacets', () => {
  it('counts everything, the most frequent first', async () => {
    await using db = await openTestDatabase();
    await stored(db);
    expect(await facets(db, {})).toEqual({
      companies: [
        ['acme', 3],
        ['beta', 1],
      ],
      workplaces: [
        ['remote', 2],
        ['onsite', 2],
      ],
      seniorities: [
        ['senior', 2],
        ['staff', 1],
      ],
      employmentTypes: [
        ['full_time', 1],
        ['contract', 1],
      ],
      skills: [
        ['Rust', 3],
        ['Go', 1],
        ['SQL', 1],
      ],
      skillsOf: 4,
      posted: [1, 2, 3, 3],
      withSalary: 2,
    });
  });

  it('counts benefits as if none was chosen, the most frequent first', async () => {
    await using db = await openTestDatabase();
    const leave = 'Parental leave';
    await storePostings(db, {
      a: [{}, { benefits: ['Gym', leave], seniority: 'senior' }],
      b: [{}, { benefits: [leave, 'Gym'], seniority: 'senior' }],
      c: [{}, { benefits: [leave], seniority: 'staff' }],
    });
    const benefits = async (filter: PostingFilter) => (await readFacets(db, filter)).benefits;
    expect(await benefits({ benefits: ['gym'] })).toEqual([
      { value: leave, count: 3 },
      { value: 'Gym', count: 2 },
    ]);
    expect(await benefits({ seniorities: ['staff'] })).toEqual([{ value: leave, count: 1 }]);
    const { seniorities } = await readFacets(db, { benefits: ['Gym'] });
    expect(seniorities).toEqual([{ value: 'senior', count: 2 }]);
    // The order of mention makes no other set.
    expect(await db.prisma.factSet.count({ where: { kind: 'traits' } })).toBe(2);
  });

  it('is empty in an empty library', async () => {
    await using db = await openTestDatabase();
    const empty = {
      companies: [],
      workplaces: [],
      seniorities: [],
      employmentTypes: [],
      skills: [],
      skillsOf: 0,
      posted: [0, 0, 0, 0],
      withSalary: 0,
    };
    expect(await facets(db, {})).toEqual(empty);
    expect(await facets(db, { query: 'engineer' })).toEqual(empty);
  });

  it('counts the choices of a facet as if none of its own were made', async () => {
    await using db = await openTestDatabase();
    const { workplaces, seniorities } = await facets(db, {
      workplaces: ['remote'],
      seniorities: ['senior'],
    });
    expect({ workplaces, seniorities }).toEqual({
      workplaces: [['remote', 0]],
      seniorities: [['senior', 0]],
    });
    await stored(db);
    const some = await facets(db, { workplaces: ['remote'], seniorities: ['senior'] });
    expect(some).toMatchObject({
      companies: [['acme', 1]],
      workplaces: [
        ['remote', 1],
        ['onsite', 1],
      ],
      seniorities: [
        ['senior', 1],
        ['staff', 1],
      ],
      employmentTypes: [['full_time', 1]],
      skills: [
        ['Go', 1],
        ['Rust', 1],
      ],
      skillsOf: 1,
      posted: [1, 1, 1, 1],
      withSalary: 1,
    });
  });

  it('does so for companies, pay and age too', async () => {
    await using db = await openTestDatabase();
    const { beta } = await stored(db);
    const filter = { companies: [beta.companyId] };
    expect(await facets(db, filter)).toMatchObject({
      companies: [
        ['acme', 3],
        ['beta', 1],
      ],
      workplaces: [['onsite', 1]],
      withSalary: 0,
    });
    expect(await facets(db, { minSalary: 100_000 })).toMatchObject({
      companies: [['acme', 1]],
      withSalary: 2,
    });
    expect(await facets(db, { postedWithinDays: 7 })).toMatchObject({
      companies: [['acme', 2]],
      posted: [1, 2, 3, 3],
    });
  });

  it('keeps chosen skills, since a posting must have all of them', async () => {
    await using db = await openTestDatabase();
    await stored(db);
    const { skills, companies } = await facets(db, { skills: ['RUST', 'sql'] });
    expect(skills).toEqual([
      ['rust', 1],
      ['SQL', 1],
    ]);
    expect(companies).toEqual([['acme', 1]]);
    const read = await readFacets(db, { skills: ['RUST'] });
    expect(read.skills[0]).toEqual({ value: 'RUST', label: 'Rust', count: 3 });
  });

  it('keeps every made choice, even without matches', async () => {
    await using db = await openTestDatabase();
    await stored(db);
    const filter: PostingFilter = {
      companies: ['gone'],
      workplaces: ['hybrid'],
      seniorities: ['intern'],
      employmentTypes: ['volunteer'],
      skills: ['COBOL'],
    };
    expect(await facets(db, filter)).toMatchObject({
      companies: [['gone', 0]],
      workplaces: [['hybrid', 0]],
      seniorities: [['intern', 0]],
      employmentTypes: [['volunteer', 0]],
      skills: [['COBOL', 0]],
      skillsOf: 0,
    });
  });

  it('counts only postings that pass words, status and marks', async () => {
    await using db = await openTestDatabase();
    const { acme } = await stored(db);
    expect((await facets(db, { query: 'engineer' })).companies).toEqual([['acme', 2]]);
    await markPostings(db, { ids: [acme.id('a')], isHidden: true });
    const open = acme.listed.filter(({ posting }) => posting.externalId !== 'b');
    await scan(db, acme.companyId, open);
    expect((await facets(db, { query: 'engineer' })).companies).toEqual([['acme', 1]]);
    expect((await facets(db, { query: 'engineer', status: 'open' })).companies).toEqual([]);
    expect((await facets(db, { status: 'open' })).companies).toEqual([
      ['acme', 1],
      ['beta', 1],
    ]);
    expect((await facets(db, { status: 'closed' })).companies).toEqual([['acme', 1]]);
    expect((await facets(db, { hidden: 'only' })).companies).toEqual([['acme', 1]]);
    expect((await facets(db, { hidden: 'include' })).companies[0]).toEqual(['acme', 3]);
  });

  it('refuses a company that is not watched', async () => {
    await using db = await openTestDatabase();
    await expect(readFacets(db, { company: 'nobody' })).rejects.toMatchObject({
      code: 'unknown_company',
    });
  });

  it('counts the terms of the work, each facet as if it had no choice', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, {
      a: [{ title: 'A' }, { shifts: ['night'], travel: { min: 0, max: 0 }, startDate: 'asap' }],
      b: [{ title: 'B' }, { shifts: ['night', 'weekend'], weeklyHours: { min: 30, max: 40 } }],
      c: [{ title: 'C', validThrough: '2020-01-01' }, {}],
    });
    const read = async (filter: PostingFilter) => {
      const { shifts, travel, weeklyHours, starts } = await readFacets(db, filter);
      return [shifts, travel, weeklyHours, starts].map(short);
    };
    const all = await read({});
    expect(all).toEqual([
      [
        ['night', 2],
        ['weekend', 1],
      ],
      [['none', 1]],
      [
        ['30-34', 1],
        ['35-39', 1],
        ['40+', 1],
      ],
      [['asap', 1]],
    ]);
    expect((await read({ shifts: ['weekend'] }))[0]).toEqual(all[0]);
    expect((await read({ starts: ['asap'] })).slice(0, 2)).toEqual([[['night', 1]], [['none', 1]]]);
  });

  it('counts what openings ask for, each facet as if it had no choice', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, {
      a: [
        { title: 'A' },
        {
          ...{ visaSponsorship: true, languages: ['German', 'English'] },
          ...{ experienceYears: { min: 12, max: null }, education: 'master' },
        },
      ],
      b: [{ title: 'B' }, { visaSponsorship: false, experienceYears: { min: 1, max: 2 } }],
      c: [{ title: 'C' }, { languages: ['English'], workplace: 'remote' }],
    });
    const read = async (filter: PostingFilter) => {
      const { visa, years, languages, educations } = await readFacets(db, filter);
      return [visa, years, languages, educations].map(short);
    };
    expect(await read({})).toEqual([
      [
        ['offered', 1],
        ['refused', 1],
      ],
      [
        ['0-2', 1],
        ['10+', 1],
      ],
      [
        ['English', 2],
        ['German', 1],
      ],
      [['master', 1]],
    ]);
    const chosen = await read({ visa: ['offered'], not: { languages: ['French'] } });
    expect(chosen.slice(0, 3)).toEqual([
      [
        ['offered', 1],
        ['refused', 1],
      ],
      [['10+', 1]],
      [
        ['German', 1],
        ['English', 1],
        ['French', 0],
      ],
    ]);
  });

  it('counts as if nothing of a facet were left out, and leaves it out of the others', async () => {
    await using db = await openTestDatabase();
    await stored(db);
    const read = await facets(db, { not: { workplaces: ['remote'] } });
    expect(read.workplaces).toEqual([
      ['remote', 2],
      ['onsite', 2],
    ]);
    expect(read.seniorities).toEqual([['senior', 1]]);
  });

  it('counts departments in their usual spelling, as if none was chosen', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, {
      a: [{ title: 'A', department: 'Sales' }],
      b: [{ title: 'B', department: 'sales' }],
      c: [{ title: 'C', department: 'Sales' }],
      d: [{ title: 'D', department: 'Legal' }],
      e: [{ title: 'E' }],
    });
    const expected = [
      ['Sales', 3],
      ['Legal', 1],
    ];
    const read = async (filter: PostingFilter) => short((await readFacets(db, filter)).departments);
    expect(await read({})).toEqual(expected);
    expect(await read({ departments: ['Legal'] })).toEqual(expected);
    expect(await read({ not: { departments: ['Sales'] } })).toEqual(expected);
  });
});

import { describe, expect, it } from 'vitest';
import type { PostingFilter } from '#core/posting-filter.ts';
import { openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { type Stored, storePostings, type Told } from '#tests/support/stored-postings.ts';
import type { Database } from '../engine/open.ts';
import { postingFilter } from './filter.ts';
import { listPostings } from './list.ts';
import { markPostings } from './marks.ts';

const pay = (max: number) => ({ min: null, max, currency: 'EUR', period: 'year' }) as const;

const rust: Told = [
  { title: 'Rust Engineer', postedAt: '2026-03-09', salary: pay(120_000) },
  {
    workplace: 'remote',
    seniority: 'staff',
    employmentType: 'full_time',
    skills: ['Rust', 'Go'],
    visaSponsorship: true,
    languages: ['German'],
    benefits: ['Parental leave', 'Stock options'],
    ...{ travel: { min: null, max: 25 }, shifts: ['on_call', 'weekend'], clearance: 'required' },
    ...{ startDate: '2026-03', weeklyHours: { min: 30, max: 40 }, licences: ['CPA'] },
    ...{ deadline: '2026-03-12', evidence: { deadline: 'by 12 March 2026' } },
  },
];

const told: Readonly<Record<string, Told>> = {
  rust,
  data: [
    { title: 'Data Engineer', postedAt: '2026-03-01', salary: pay(80_000) },
    {
      ...{ workplace: 'hybrid', seniority: 'senior', employmentType: 'contract' },
      ...{ skills: ['Go', 'SQL'], languages: ['French', 'English'] },
      ...{ visaSponsorship: false, experienceYears: { min: 5, max: null } },
      benefits: ['Parental leave'],
    },
  ],
  baker: [
    {
      ...{ title: 'Baker', postedAt: '2026-01-01', department: 'Go to market' },
      validThrough: '2026-12-31T23:59:59.000Z',
    },
    {
      ...{ workplace: 'onsite', seniority: 'junior', employmentType: 'full_time' },
      ...{ skills: ['C++'], education: 'bachelor', rightToWork: true, shifts: ['night'] },
      ...{ travel: { min: 0, max: 0 }, startDate: 'asap', weeklyHours: { min: 40, max: 40 } },
    },
  ],
  plain: [{ title: 'Clerk', postedAt: '2025-01-01' }, {}],
};

async function found(db: Database, stored: Stored, filter: PostingFilter): Promise<string[]> {
  const { rows, total } = await listPostings(db, { filter, offset: 0, limit: 100 });
  expect(total).toBe(rows.length);
  const ids = rows.map(({ id }) => id);
  return stored.listed
    .filter(({ id }) => ids.includes(id))
    .map(({ posting }) => posting.externalId)
    .toSorted();
}

const all = ['baker', 'data', 'plain', 'rust'];

describe('postingFilter', () => {
  it.each<[string, PostingFilter, readonly string[]]>([
    ['finds everything that is not hidden', {}, all],
    ['finds any of several workplaces', { workplaces: ['remote', 'onsite'] }, ['baker', 'rust']],
    ['finds any of several levels', { seniorities: ['staff', 'senior'] }, ['data', 'rust']],
    ['finds a kind of employment', { employmentTypes: ['contract'] }, ['data']],
    ['leaves out a word', { query: '-engineer' }, ['baker', 'plain']],
    ['finds one word without another', { query: 'engineer -rust' }, ['data']],
    [
      'leaves out quoted words side by side',
      { query: '-"data engineer"' },
      ['baker', 'plain', 'rust'],
    ],
    ['leaves out whole words only', { query: 'engineer -rus' }, ['data', 'rust']],
    ['does not take a dash for a minus', { query: 'rust - engineer' }, ['rust']],
    [
      'leaves out a workplace, not an unstated one',
      { not: { workplaces: ['remote', 'onsite'] } },
      ['data', 'plain'],
    ],
    ['leaves out a skill', { not: { skills: ['Go'] } }, ['baker', 'plain']],
    ['leaves out no skill by a part of it', { not: { skills: ['C'] } }, all],
    ['finds offered visas', { visa: ['offered'] }, ['rust']],
    ['leaves out refused visas', { not: { visa: ['refused'] } }, ['baker', 'plain', 'rust']],
    ['finds years of experience', { years: ['3-5', '10+'] }, ['data']],
    ['finds any of several languages', { languages: ['German', 'French'] }, ['data', 'rust']],
    ['finds a language in any case', { languages: ['german'] }, ['rust']],
    ['finds any of several benefits', { benefits: ['parental leave', 'Gym'] }, ['data', 'rust']],
    ['leaves out a benefit', { not: { benefits: ['Stock options'] } }, ['baker', 'data', 'plain']],
    ['finds a department in any case', { departments: ['go TO market'] }, ['baker']],
    [
      'leaves out a department, not an unstated one',
      { not: { departments: ['Go to market'] } },
      ['data', 'plain', 'rust'],
    ],
    ['finds a degree', { educations: ['bachelor'] }, ['baker']],
    ['finds a band of travel', { travel: ['11-25'] }, ['rust']],
    [
      'leaves out travel, not what nobody states',
      { not: { travel: ['11-25'] } },
      ['baker', 'data', 'plain'],
    ],
    ['finds any of several shifts', { shifts: ['on_call', 'night'] }, ['baker', 'rust']],
    ['leaves out a shift', { not: { shifts: ['night'] } }, ['data', 'plain', 'rust']],
    ['finds hours that a range touches', { weeklyHours: ['35-39'] }, ['rust']],
    [
      'leaves out what needs a right to work',
      { not: { permits: ['required'] } },
      ['data', 'plain', 'rust'],
    ],
    ['finds a clearance', { clearances: ['required'] }, ['rust']],
    ['finds a licence in any case', { licences: ['cpa'] }, ['rust']],
    ['finds what begins at once or soon', { starts: ['asap', 'month'] }, ['baker', 'rust']],
    ['finds the last day of a text', { deadlines: ['week'] }, ['rust']],
    ['finds the last day of a site', { deadlines: ['later'] }, ['baker']],
    ['leaves out a deadline', { not: { deadlines: ['week'] } }, ['baker', 'data', 'plain']],
    ['finds none by an unstated term', { timeZones: ['CET'] }, []],
    ['ignores an empty list', { workplaces: [], skills: [], companies: [] }, all],
    ['ignores a false flag', { isUnread: false, isTracked: false }, all],
    ['needs a skill', { skills: ['Go'] }, ['data', 'rust']],
    ['needs every skill', { skills: ['Go', 'SQL'] }, ['data']],
    ['finds a skill in any case', { skills: ['go', 'RUST'] }, ['rust']],
    ['finds a skill with signs in its name', { skills: ['C++'] }, ['baker']],
    ['finds no skill by a part of it', { skills: ['C'] }, []],
    ['finds no skill in other facts', { skills: ['market'] }, []],
    ['finds no skill without a letter', { skills: ['+++'] }, []],
    ['combines words and skills', { query: 'engineer', skills: ['sql'] }, ['data']],
    ['finds recent postings only', { postedWithinDays: 2 }, ['rust']],
    ['reaches back to its limit', { postedWithinDays: 30 }, ['data', 'rust']],
    ['reaches back without a limit', { postedWithinDays: 1e9 }, all],
    ['compares pay', { minSalary: 100_000, payCurrency: 'EUR' }, ['rust']],
    [
      'combines all filters',
      { workplaces: ['remote', 'hybrid'], minSalary: 90_000, payCurrency: 'EUR' },
      ['rust'],
    ],
    ['finds nothing if one filter fails', { workplaces: ['remote'], skills: ['SQL'] }, []],
  ])('%s', async (_, filter, expected) => {
    await using db = await openTestDatabase();
    expect(await found(db, await storePostings(db, told), filter)).toEqual(expected);
  });

  it('filters by the first-seen moment in any spelling', async () => {
    await using db = await openTestDatabase();
    const stored = await storePostings(db, { rust }, { at: '2026-03-01T10:00:00.000Z' });
    await scan(db, stored.companyId, stored.listed);
    const range = (firstSeenFrom: string, firstSeenBefore: string) =>
      found(db, stored, { firstSeenFrom, firstSeenBefore });
    expect(await range('2026-03-01T10:00:00Z', '2026-03-02')).toEqual(['rust']);
    expect(await range('2026-03-01T12:00:00+02:00', '2026-03-01T12:00:01+02:00')).toEqual(['rust']);
    expect(await range('2026-02-01', '2026-03-01T10:00:00Z')).toEqual([]);
  });

  it('finds the news of one run, and none in the first scan of a company', async () => {
    await using db = await openTestDatabase();
    const stored = await storePostings(db, told, { at: '2026-03-01T00:00:00.000Z' });
    const { companyId, listed } = stored;
    const [rusty, data, baker, plain] = listed as [never, never, never, never];
    const first = (await db.prisma.run.findFirstOrThrow()).id;
    const cook = enrichedPosting(companyId, { externalId: 'cook' });
    const dearer = enrichedPosting(companyId, { externalId: 'rust', title: 'Rust Lead' });
    const at = '2026-03-08T00:00:00.000Z';
    await scan(db, companyId, [dearer, data, baker, cook], { runId: 'second', at });
    await scan(db, companyId, [dearer, data, baker, cook, plain], { runId: 'third' });
    const of = (filter: PostingFilter) =>
      found(db, { ...stored, listed: [rusty, data, baker, plain, cook] }, filter);
    expect(await of({ foundIn: 'second' })).toEqual(['cook']);
    expect(await of({ changedIn: 'second' })).toEqual(['rust']);
    expect(await of({ closedIn: 'second' })).toEqual(['plain']);
    expect(await of({ changedIn: 'third' })).toEqual(['plain']);
    expect(await of({ foundIn: first })).toEqual([]);
    expect(await of({ foundIn: 'unknown' })).toEqual([]);
    expect(await of({ isNews: true })).toEqual(['cook']);
  });

  it('calls new what came within seven days, and of a first scan what was posted then', async () => {
    await using db = await openTestDatabase();
    const stored = await storePostings(db, told);
    expect(await found(db, stored, { status: 'new' })).toEqual(['rust']);
  });

  it('finds any of several companies, and no deleted one', async () => {
    await using db = await openTestDatabase();
    const acme = await storePostings(db, told);
    const beta = await storePostings(db, { rust }, { slug: 'beta' });
    const count = async (companies: string[], query?: string) =>
      (await listPostings(db, { filter: { companies, query }, offset: 0, limit: 100 })).total;
    expect(await count([beta.companyId])).toBe(1);
    expect(await count([beta.companyId, 'gone'])).toBe(1);
    expect(await count([beta.companyId, acme.companyId])).toBe(5);
    expect(await count(['gone'])).toBe(0);
    expect(await count([beta.companyId, acme.companyId], 'rust')).toBe(2);
    expect(await count([beta.companyId], 'rust')).toBe(1);
    expect(await count(['gone'], 'rust')).toBe(0);
  });
});

describe('postingFilter, the user’s marks', () => {
  /**
   * 'rust' is hidden, 'data' read, 'baker' tracked and 'plain' was; 'data' and 'rust' are closed.
   */
  async function marked(db: Database): Promise<Stored> {
    const stored = await storePostings(db, told, { at: '2026-03-01T00:00:00.000Z' });
    await scan(
      db,
      stored.companyId,
      stored.listed.filter(({ posting }) => !['data', 'rust'].includes(posting.externalId)),
    );
    await markPostings(db, { ids: [stored.id('rust')], isHidden: true });
    await markPostings(db, { ids: [stored.id('data')], isRead: true });
    await db.prisma.$executeRawUnsafe(
      `INSERT INTO Application (seq, stage, stageSince, position)
      SELECT seq, iif(externalId = 'baker', 'applied', NULL), '', 1 FROM Posting
      WHERE externalId IN ('baker', 'plain')`,
    );
    return stored;
  }

  it.each<[PostingFilter, readonly string[]]>([
    [{}, ['baker', 'data', 'plain']],
    [{ hidden: 'exclude' }, ['baker', 'data', 'plain']],
    [{ hidden: 'include' }, all],
    [{ hidden: 'only' }, ['rust']],
    [{ hidden: 'only', status: 'open' }, []],
    [{ hidden: 'only', status: 'closed' }, ['rust']],
    [{ hidden: 'only', query: 'engineer' }, ['rust']],
    [{ query: 'engineer' }, ['data']],
    [{ query: 'engineer', hidden: 'include' }, ['data', 'rust']],
    [{ status: 'closed' }, ['data']],
    [{ isUnread: true }, ['baker', 'plain']],
    [{ isUnread: true, hidden: 'include' }, ['baker', 'plain', 'rust']],
    [{ isUnread: true, status: 'closed', hidden: 'include' }, ['rust']],
    [{ isTracked: true }, ['baker']],
    [{ isTracked: true, status: 'closed' }, []],
    [{ isTracked: true, query: 'baker', isUnread: true }, ['baker']],
  ])('filters by %o', async (filter, expected) => {
    await using db = await openTestDatabase();
    expect(await found(db, await marked(db), filter)).toEqual(expected);
  });
});

describe('postingFilter, hostile input', () => {
  const hostile = [
    `'; DROP TABLE Posting; --`,
    `" OR 1=1 --`,
    `%_\\`,
    `"]`,
    `x","y`,
    '\ud83d',
    '\0',
    `') OR p.seq IN (SELECT seq FROM Posting`,
  ];

  it.each(hostile)('treats %j as plain text', async (text) => {
    await using db = await openTestDatabase();
    const stored = await storePostings(db, told);
    expect(await found(db, stored, { companies: [text] })).toEqual([]);
    expect(await found(db, stored, { skills: [text] })).toEqual([]);
    await found(db, stored, { query: text });
    await expect(found(db, stored, { company: text })).rejects.toMatchObject({
      code: 'unknown_company',
    });
    expect(await found(db, stored, {})).toEqual(all);
  });

  it('finds a skill spelt like one of these', async () => {
    await using db = await openTestDatabase();
    const stored = await storePostings(db, { rust: [{}, { skills: ['Go', `x","y`, 'a\nb'] }] });
    const has = async (skill: string) => (await found(db, stored, { skills: [skill] })).length;
    expect(await has(`x","y`)).toBe(1);
    expect(await has('a\nb')).toBe(1);
    expect(await has('y')).toBe(0);
  });
});

describe('the numbers of what words find', () => {
  it.each<[PostingFilter, boolean]>([
    [{ query: 'rust' }, true],
    [{ query: 'rust -staff', status: 'open' }, true],
    [{ query: 'rust', status: 'closed', hidden: 'only', isUnread: true }, true],
    [{ query: 'rust', workplaces: ['remote'] }, false],
    [{ query: 'rust', status: 'new' }, false],
    [{ query: 'rust', ids: ['a'] }, false],
  ])('come from a narrow index, unless another column decides: %j', async (filter, isNarrow) => {
    await using db = await openTestDatabase();
    const { hits } = await postingFilter(db, filter, { upTo: 9 });
    const plan = await db.prisma.$queryRawUnsafe<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN SELECT p.seq FROM ${hits.from} ORDER BY s.rowid DESC`,
      ...hits.values,
    );
    const steps = plan.filter(({ detail }) => detail.includes('COVERING INDEX Posting_seq_idx'));
    expect(steps.length > 0).toBe(isNarrow);
  });
});

import { describe, expect, it } from 'vitest';
import { Insights } from '#contract/insights.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { storePostings, type Told } from '#tests/support/stored-postings.ts';
import { setStage } from '../applications/applications.ts';
import type { Database } from '../engine/open.ts';
import { collectRun } from '../inbox/collect.ts';
import { archiveItems } from '../inbox/items.ts';
import { markPostings } from '../postings/marks.ts';
import { createRun, failCompany } from '../runs/runs.ts';
import { readCounts, readInsights } from './insights.ts';

const salary = (max: number) => ({ min: null, max, currency: 'EUR', period: 'year' }) as const;

const told: Readonly<Record<string, Told>> = {
  a: [
    { salary: salary(90_000) },
    {
      workplace: 'remote',
      seniority: 'senior',
      employmentType: 'full_time',
      skills: ['Go', 'SQL'],
    },
  ],
  b: [{ salary: salary(70_000) }, { workplace: 'remote', seniority: 'staff', skills: ['Go'] }],
  c: [{}, { workplace: 'onsite' }],
  d: [{}, {}],
  hidden: [{ salary: salary(10) }, { workplace: 'hybrid', skills: ['COBOL'] }],
  closed: [{ salary: salary(10) }, { workplace: 'hybrid', skills: ['COBOL'] }],
};

/** First seen in January, except `d`, last week; `closed` was closed yesterday. */
async function stored(db: Database): Promise<string> {
  const { companyId, id, listed } = await storePostings(db, told, {
    at: '2026-01-15T10:00:00.000Z',
  });
  const open = listed.filter(({ posting }) => posting.externalId !== 'closed');
  await scan(db, companyId, open, { at: '2026-03-09T10:00:00.000Z' });
  await db.prisma.posting.update({
    where: { id: id('d') },
    data: { firstSeenAt: '2026-03-04T00:00:00.000Z' },
  });
  await markPostings(db, { ids: [id('hidden')], isHidden: true });
  return companyId;
}

describe('readInsights of a filter', () => {
  const only = async (db: Database, filter: PostingFilter) => readInsights(db, 'EUR', filter);

  it('counts the openings of the filter alone, in every chart', async () => {
    await using db = await openTestDatabase();
    await stored(db);
    const { open, workplaces, seniorities, skills, pay, companies, weeks } = await only(db, {
      seniorities: ['senior'],
      status: 'closed',
      sort: 'title',
    });
    expect({ open, workplaces, seniorities }).toEqual({
      open: 1,
      workplaces: [{ value: 'remote', count: 1 }],
      seniorities: [{ value: 'senior', count: 1 }],
    });
    expect(skills.map(({ value }) => value)).toEqual(['Go', 'SQL']);
    expect(pay).toMatchObject({ stated: 1, median: 90_000 });
    expect(companies).toMatchObject([{ open: 1 }]);
    expect(weeks.at(-1)).toMatchObject({ open: 1, closed: 0 });
  });

  it('counts the openings of one company', async () => {
    await using db = await openTestDatabase();
    const acme = await stored(db);
    const birch = await addTestCompany(db, 'birch');
    await scan(db, birch, [enrichedPosting(birch)], { slug: 'birch' });
    const { open, companies, weeks } = await only(db, { companies: [birch] });
    expect({ open, ids: companies.map(({ id }) => id) }).toEqual({ open: 1, ids: [birch] });
    expect(weeks.map((week) => week.open)).toEqual([...Array(12).fill(null), 1]);
    const others = await only(db, { not: { companies: [birch] } });
    expect(others.companies.map(({ id }) => id)).toEqual([acme]);
  });

  it('finds words', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, { a: [{ title: 'Beekeeper' }], b: [{ title: 'Goatherd' }] });
    expect(await only(db, { query: 'bee' })).toMatchObject({ open: 1 });
  });
});

describe('readInsights', () => {
  it('is zero in an empty library', async () => {
    await using db = await openTestDatabase();
    const insights = await readInsights(db);
    expect(insights).toMatchObject({
      open: 0,
      companies: [],
      workplaces: [],
      seniorities: [],
      employmentTypes: [],
      skills: [],
      pay: { currency: 'USD', stated: 0, withoutRate: 0, median: null, bands: [] },
    });
    expect(insights.weeks).toHaveLength(13);
    expect(insights.weeks).toMatchObject(
      Array.from({ length: 13 }, () => ({ new: 0, closed: 0, open: null })),
    );
    expect(Insights.parse(insights)).toEqual(insights);
  });

  it('counts open, visible postings, unstated values last', async () => {
    await using db = await openTestDatabase();
    const id = await stored(db);
    const insights = await readInsights(db, 'EUR');
    expect(Insights.parse(insights)).toEqual(insights);
    expect(insights).toMatchObject({
      open: 4,
      companies: [{ id, name: 'acme', open: 4, new: 1 }],
      workplaces: [
        { value: 'remote', count: 2 },
        { value: 'onsite', count: 1 },
        { value: null, count: 1 },
      ],
      seniorities: [
        { value: 'senior', count: 1 },
        { value: 'staff', count: 1 },
        { value: null, count: 2 },
      ],
      employmentTypes: [
        { value: 'full_time', count: 1 },
        { value: null, count: 3 },
      ],
      skills: [
        { value: 'Go', count: 2 },
        { value: 'SQL', count: 1 },
      ],
      pay: { currency: 'EUR', stated: 2, median: 80_000 },
    });
  });

  it('counts by week, the last one ending today: no first scan as new, nothing before it as zero', async () => {
    await using db = await openTestDatabase();
    await stored(db);
    const { weeks } = await readInsights(db);
    expect(weeks[0]).toEqual({
      from: '2025-12-10T00:00:00.000Z',
      to: '2025-12-17T00:00:00.000Z',
      new: 0,
      closed: 0,
      open: null,
    });
    expect(weeks.find(({ open }) => open !== null)).toEqual({
      from: '2026-01-14T00:00:00.000Z',
      to: '2026-01-21T00:00:00.000Z',
      new: 0,
      closed: 0,
      open: 5,
    });
    expect(weeks.filter((week) => week.new + week.closed > 0)).toEqual([
      {
        from: '2026-03-04T00:00:00.000Z',
        to: '2026-03-11T00:00:00.000Z',
        new: 1,
        closed: 1,
        open: 5,
      },
    ]);
  });

  it('names the fifteen companies with most openings, the largest first', async () => {
    await using db = await openTestDatabase();
    for (let i = 0; i < 17; i += 1) {
      const postings = Array.from({ length: i === 9 ? 2 : 1 }, (_, n): [string, Told] => [
        `${n}`,
        [{}],
      ]);
      await storePostings(db, Object.fromEntries(postings), { slug: `company-${i}` });
    }
    const { companies } = await readInsights(db);
    expect(companies).toHaveLength(15);
    expect(companies[0]).toMatchObject({ name: 'company-9', open: 2, new: 0 });
  });
});

describe('the counts', () => {
  const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };

  it('counts nothing in an empty library', async () => {
    await using db = await openTestDatabase();
    expect(await readCounts(db)).toEqual({
      ...{ inbox: 0, openings: 0, tracked: 0 },
      ...{
        companies: 0,
        checkedCompanies: 0,
        failingCompanies: 0,
        quietCompanies: 0,
        lastCheckedAt: null,
      },
    });
  });

  it('counts open postings that are not hidden, and those that are tracked', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    const postings = ['1', '2', '3', '4'].map((externalId) => enrichedPosting(id, { externalId }));
    const [one = '', two = '', three = ''] = postings.map((posting) => posting.id);
    await scan(db, id, postings);
    await scan(db, id, postings.slice(1));
    await markPostings(db, { ids: [one, two], isHidden: true });
    await markPostings(db, { ids: [three], isRead: true });
    await setStage(db, { postingId: one, stage: 'applied', before: null });
    await setStage(db, { postingId: two, stage: 'applied', before: null });
    await setStage(db, { postingId: two, stage: null, before: null });
    expect(await readCounts(db)).toMatchObject({ openings: 2, tracked: 1, companies: 1 });
  });

  it('counts inbox items that are not archived', async () => {
    await using db = await openTestDatabase();
    for (const slug of ['one', 'two']) {
      const id = await addTestCompany(db, slug);
      await scan(db, id, [], { runId: slug, slug });
      await collectRun(db, { runId: slug, at: testTime });
    }
    expect(await readCounts(db)).toMatchObject({ inbox: 2 });
    await archiveItems(db, { ids: [1], isArchived: true });
    expect(await readCounts(db)).toMatchObject({ inbox: 1 });
  });

  it('counts readable and unreadable companies, with the last scan’s time', async () => {
    const at = '2026-03-01T00:00:00.000Z';
    await using db = await openTestDatabase();
    const fine = await addTestCompany(db, 'fine');
    const down = await addTestCompany(db, 'down');
    await addTestCompany(db, 'new');
    await scan(db, fine, [], { at });
    await createRun(db, { id: 'r', userId: 'u', enrich: true, companyIds: [down], at: testTime });
    await failCompany(db, { runId: 'r', companyId: down, error, status: 'failed', at: testTime });
    expect(await readCounts(db)).toMatchObject({
      ...{
        companies: 3,
        checkedCompanies: 1,
        failingCompanies: 1,
        quietCompanies: 0,
        lastCheckedAt: at,
      },
    });
  });
});

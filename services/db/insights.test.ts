import { describe, expect, it } from 'vitest';
import { Insights } from '#contract/views/insights.ts';
import { openTestDatabase, scan } from '#tests/support/database.ts';
import { storePostings, type Told } from '#tests/support/stored-postings.ts';
import { readInsights } from './insights.ts';
import type { Database } from './open.ts';
import { markPostings } from './posting-marks.ts';

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

/** First seen in January, but for `d` of last week; `closed` was closed yesterday. */
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

describe('readInsights', () => {
  it('has zeros where nothing is stored', async () => {
    await using db = await openTestDatabase();
    const insights = await readInsights(db);
    expect(insights).toMatchObject({
      open: 0,
      companies: [],
      workplaces: [],
      seniorities: [],
      employmentTypes: [],
      skills: [],
      pay: { currency: null, stated: 0, median: null, bands: [] },
    });
    expect(insights.weeks).toHaveLength(13);
    expect(insights.weeks.every((week) => week.new + week.closed + week.open === 0)).toBe(true);
    expect(Insights.parse(insights)).toEqual(insights);
  });

  it('counts what is open and not hidden, what is not stated last', async () => {
    await using db = await openTestDatabase();
    const id = await stored(db);
    const insights = await readInsights(db);
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

  it('tells the weeks apart, the last one ending with today', async () => {
    await using db = await openTestDatabase();
    await stored(db);
    const { weeks } = await readInsights(db);
    expect(weeks[0]).toEqual({
      from: '2025-12-10T00:00:00.000Z',
      to: '2025-12-17T00:00:00.000Z',
      new: 0,
      closed: 0,
      open: 0,
    });
    expect(weeks.filter((week) => week.new + week.closed > 0)).toEqual([
      {
        from: '2026-01-14T00:00:00.000Z',
        to: '2026-01-21T00:00:00.000Z',
        new: 5,
        closed: 0,
        open: 5,
      },
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
    expect(companies[0]).toMatchObject({ name: 'company-9', open: 2, new: 2 });
  });
});

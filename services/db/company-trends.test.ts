import { expect, it } from 'vitest';
import { days } from '#core/duration.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { listCompanyTrends } from './company-trends.ts';

const daysAgo = (n: number): string => new Date(Date.parse(testTime) - days(n)).toISOString();

/** So many weeks of a number, one after the other. */
const weeks = (...runs: readonly (readonly [open: number, weeks: number])[]): number[] =>
  runs.flatMap(([open, count]) => Array<number>(count).fill(open));

it('says how many postings were open at the end of each of the last 13 weeks', async () => {
  await using db = await openTestDatabase();
  const id = await addTestCompany(db);
  const [first, second] = ['1', '2'].map((externalId) => enrichedPosting(id, { externalId })) as [
    never,
    never,
  ];
  await scan(db, id, [first], { at: daysAgo(400) });
  await scan(db, id, [first, second], { at: daysAgo(30) });
  await scan(db, id, [second], { at: daysAgo(2) });
  const [trend] = await listCompanyTrends(db);
  expect(trend).toEqual({ companyId: id, open: weeks([1, 8], [2, 4], [1, 1]) });
});

it('does not forget what was closed before those weeks', async () => {
  await using db = await openTestDatabase();
  const id = await addTestCompany(db);
  await scan(db, id, [enrichedPosting(id)], { at: daysAgo(200) });
  await scan(db, id, [], { at: daysAgo(150) });
  expect((await listCompanyTrends(db))[0]?.open).toEqual(weeks([0, 13]));
});

it('counts what was seen at the last moment of a week in that week', async () => {
  await using db = await openTestDatabase();
  const id = await addTestCompany(db);
  await scan(db, id, [enrichedPosting(id)], { at: daysAgo(7) });
  expect((await listCompanyTrends(db))[0]?.open).toEqual(weeks([0, 11], [1, 2]));
});

it('has a trend for every company, each its own, in the order they were added', async () => {
  await using db = await openTestDatabase();
  const one = await addTestCompany(db, 'one');
  const two = await addTestCompany(db, 'two');
  await scan(db, two, [enrichedPosting(two)], { slug: 'two' });
  expect(await listCompanyTrends(db)).toEqual([
    { companyId: one, open: weeks([0, 13]) },
    { companyId: two, open: weeks([0, 12], [1, 1]) },
  ]);
});

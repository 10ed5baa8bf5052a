import { expect, it } from 'vitest';
import { days } from '#core/duration.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { listCompanyTrends } from './company-trends.ts';
import { createRun, failCompany } from './runs.ts';

const daysAgo = (n: number): string => new Date(Date.parse(testTime) - days(n)).toISOString();

/** So many weeks of a number, one after the other. */
const weeks = (
  ...runs: readonly (readonly [open: number | null, weeks: number])[]
): (number | null)[] => runs.flatMap(([open, count]) => Array<number | null>(count).fill(open));

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
  expect((await listCompanyTrends(db))[0]?.open).toEqual(weeks([null, 11], [1, 2]));
});

it('has a trend for every company, each its own, in the order they were added', async () => {
  await using db = await openTestDatabase();
  const one = await addTestCompany(db, 'one');
  const two = await addTestCompany(db, 'two');
  await scan(db, two, [enrichedPosting(two)], { slug: 'two' });
  expect(await listCompanyTrends(db)).toEqual([
    { companyId: one, open: weeks([null, 13]) },
    { companyId: two, open: weeks([null, 12], [1, 1]) },
  ]);
});

it('draws no zero where nobody could look: nothing is known before the first reading', async () => {
  await using db = await openTestDatabase();
  const [read, none, failed] = [
    await addTestCompany(db, 'read'),
    await addTestCompany(db, 'none'),
    await addTestCompany(db, 'failed'),
  ];
  const addedAt = daysAgo(60);
  await db.prisma.company.updateMany({ data: { addedAt } });
  await scan(db, read, [enrichedPosting(read)], { at: daysAgo(20), slug: 'read' });
  await scan(db, none, [], { at: daysAgo(20), slug: 'none' });
  await createRun(db, { id: 'r', userId: 'u', enrich: false, companyIds: [failed], at: addedAt });
  const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };
  await failCompany(db, { runId: 'r', companyId: failed, status: 'failed', error, at: addedAt });
  expect((await listCompanyTrends(db)).map(({ open }) => open)).toEqual([
    weeks([null, 10], [1, 3]),
    weeks([null, 4], [0, 9]),
    weeks([null, 13]),
  ]);
});

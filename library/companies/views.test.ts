import { describe, expect, it } from 'vitest';
import { days } from '#core/duration.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { createRun, failCompany } from '../runs/runs.ts';
import { changeAddress } from './change-address.ts';
import { updateCompany } from './companies.ts';
import { findCompanyView, listCompanyTrends, listCompanyViews } from './views.ts';

const eightDaysAgo = '2026-03-02T12:00:00.000Z';

describe('listCompanyViews', () => {
  it('lists companies in the order they were added, with their open postings', async () => {
    await using db = await openTestDatabase();
    const one = await addTestCompany(db, 'one');
    await addTestCompany(db, 'two');
    const kept = enrichedPosting(one, { externalId: '1' });
    const gone = enrichedPosting(one, { externalId: '2' });
    await scan(db, one, [kept, gone]);
    await scan(db, one, [kept]);
    const companies = await listCompanyViews(db);
    expect(companies.map(({ name, openPostings }) => ({ name, openPostings }))).toEqual([
      { name: 'one', openPostings: 1 },
      { name: 'two', openPostings: 0 },
    ]);
  });

  it('counts open postings first seen within seven days as new', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    const [old, recent, gone] = ['1', '2', '3'].map((externalId) =>
      enrichedPosting(id, { externalId }),
    ) as [never, never, never];
    await scan(db, id, [old], { at: eightDaysAgo });
    await scan(db, id, [old, recent, gone]);
    await scan(db, id, [old, recent]);
    expect(await listCompanyViews(db)).toMatchObject([{ openPostings: 2, newPostings: 1 }]);
  });

  it('counts none of its first scan as new, except those posted within seven days', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    const old = enrichedPosting(id, { externalId: '1', postedAt: '2026-02-01' });
    const undated = enrichedPosting(id, { externalId: '2' });
    const posted = enrichedPosting(id, { externalId: '3', postedAt: '2026-03-08' });
    await scan(db, id, [old, undated, posted]);
    expect(await listCompanyViews(db)).toMatchObject([{ openPostings: 3, newPostings: 1 }]);
    const later = enrichedPosting(id, { externalId: '4', postedAt: '2026-01-01' });
    await scan(db, id, [old, undated, posted, later], { at: '2026-03-10T12:00:00.001Z' });
    expect(await listCompanyViews(db)).toMatchObject([{ openPostings: 4, newPostings: 2 }]);
  });

  it('shows what the user says of a company, which a new address leaves', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    expect(await findCompanyView(db, id)).toMatchObject({ isStarred: false, tags: [], note: '' });
    const said = { isStarred: true, tags: ['bees', 'remote'], note: 'Good honey' };
    await updateCompany(db, id, { ...said, tags: ['bees', 'remote', 'bees'] });
    await updateCompany(db, id, { isPaused: true });
    await changeAddress(db, { id, name: 'acme' }, 'https://acme.example/jobs');
    expect(await findCompanyView(db, id)).toMatchObject(said);
  });

  it('shows how the last scan went, and whether the company is paused', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    await scan(db, id, []);
    await createRun(db, { id: 'r', userId: 'u', enrich: false, companyIds: [id], at: testTime });
    const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };
    await failCompany(db, { runId: 'r', companyId: id, error, status: 'failed', at: testTime });
    await updateCompany(db, id, { isPaused: true });
    expect(await listCompanyViews(db)).toMatchObject([
      { means: 'ats_api', health: 'failed', lastError: error, isPaused: true },
    ]);
  });
});

describe('findCompanyView', () => {
  it('finds one company, with the same counts as the list', async () => {
    await using db = await openTestDatabase();
    const one = await addTestCompany(db, 'one');
    await addTestCompany(db, 'two');
    await scan(db, one, [enrichedPosting(one)]);
    const [first] = await listCompanyViews(db);
    expect(await findCompanyView(db, one)).toEqual(first);
    expect(first).toMatchObject({ openPostings: 1, newPostings: 0, isPaused: false });
  });

  it('finds nothing by an unknown id', async () => {
    await using db = await openTestDatabase();
    expect(await findCompanyView(db, 'nobody')).toBeNull();
  });
});

describe('the trends of companies', () => {
  const daysAgo = (n: number): string => new Date(Date.parse(testTime) - days(n)).toISOString();

  const weeks = (
    ...runs: readonly (readonly [open: number | null, weeks: number])[]
  ): (number | null)[] => runs.flatMap(([open, count]) => Array<number | null>(count).fill(open));

  it('counts the postings open at the end of each of the last 13 weeks', async () => {
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

  it('remembers postings closed before those weeks', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    await scan(db, id, [enrichedPosting(id)], { at: daysAgo(200) });
    await scan(db, id, [], { at: daysAgo(150) });
    expect((await listCompanyTrends(db))[0]?.open).toEqual(weeks([0, 13]));
  });

  it('counts a posting seen at the last moment of a week in that week', async () => {
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

  it('is unknown, not zero, before the first scan', async () => {
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
      weeks([null, 10], [0, 3]),
      weeks([null, 13]),
    ]);
  });
});

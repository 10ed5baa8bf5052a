import { describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { updateCompany } from './companies.ts';
import { findCompanyView, listCompanyViews } from './company-views.ts';
import { createRun, failCompany } from './runs.ts';

const eightDaysAgo = '2026-03-02T12:00:00.000Z';

describe('listCompanyViews', () => {
  it('lists companies as they were added, with their open postings', async () => {
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

  it('counts as new what is open and was first seen within seven days', async () => {
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
  it('finds the one company, counted like in the list', async () => {
    await using db = await openTestDatabase();
    const one = await addTestCompany(db, 'one');
    await addTestCompany(db, 'two');
    await scan(db, one, [enrichedPosting(one)]);
    const [first] = await listCompanyViews(db);
    expect(await findCompanyView(db, one)).toEqual(first);
    expect(first).toMatchObject({ openPostings: 1, newPostings: 1, isPaused: false });
  });

  it('finds nobody by the id of nobody', async () => {
    await using db = await openTestDatabase();
    expect(await findCompanyView(db, 'nobody')).toBeNull();
  });
});

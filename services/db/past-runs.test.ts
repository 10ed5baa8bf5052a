import { describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { removeCompany } from './companies.ts';
import type { Database } from './open.ts';
import { clearPastRuns, listPastRuns } from './past-runs.ts';
import { createRun, failCompany, finishRun, listOpenRuns } from './runs.ts';

const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };
const day = (n: number): string => `2026-03-0${n}T12:00:00.000Z`;

const finish = (db: Database, id: string) =>
  finishRun(db, { id, status: 'partial', message: 'stored 2', at: testTime });

describe('listPastRuns', () => {
  it('adds up what became of the companies of a run', async () => {
    await using db = await openTestDatabase();
    const ids = [];
    for (const name of ['acme', 'twin', 'down', 'late']) ids.push(await addTestCompany(db, name));
    const [acme = '', twin = '', down = '', late = ''] = ids;
    await createRun(db, { id: 'r', userId: 'u', enrich: true, companyIds: ids, at: day(1) });
    const postings = ['1', '2'].map((externalId) => enrichedPosting(acme, { externalId }));
    await scan(db, acme, postings, { runId: 'r' });
    await scan(db, twin, postings, { runId: 'r' });
    const failure = { runId: 'r', error, at: testTime };
    await failCompany(db, { ...failure, companyId: down, status: 'failed' });
    await failCompany(db, { ...failure, companyId: late, status: 'cancelled' });
    await finish(db, 'r');
    expect(await listPastRuns(db, 10)).toEqual([
      {
        ...{ id: 'r', userId: 'u', status: 'partial', message: 'stored 2' },
        ...{ startedAt: day(1), endedAt: testTime },
        ...{ totalCompanies: 4, completedCompanies: 2, failedCompanies: 1 },
        ...{ cancelledCompanies: 1, partialCompanies: 0 },
        isOffline: false,
        ...{ jobsFound: 2, newPostings: 2, changedPostings: 0, closedPostings: 0 },
      },
    ]);
  });

  it('lists the newest first, no more than asked for, and none that goes on', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    for (const n of [2, 1, 3, 4]) await scan(db, id, [], { runId: `r${n}`, at: day(n) });
    for (const n of [1, 2, 3]) await finish(db, `r${n}`);
    expect((await listPastRuns(db, 2)).map((run) => run.id)).toEqual(['r3', 'r2']);
  });

  it('lists no run of which every company is gone, and the others by what is left', async () => {
    await using db = await openTestDatabase();
    const [acme, birch] = [await addTestCompany(db, 'acme'), await addTestCompany(db, 'birch')];
    await scan(db, acme, [enrichedPosting(acme)], { runId: 'one' });
    await createRun(db, {
      id: 'two',
      userId: 'u',
      enrich: false,
      companyIds: [acme, birch],
      at: day(2),
    });
    for (const id of ['one', 'two']) await finish(db, id);
    await createRun(db, { id: 'open', userId: 'u', enrich: false, companyIds: [acme], at: day(3) });
    await removeCompany(db, acme);
    expect(await listPastRuns(db, 10)).toMatchObject([{ id: 'two', totalCompanies: 1 }]);
    expect((await listOpenRuns(db)).map(({ id }) => id)).toEqual(['open']);
  });

  it('counts a company that still waits in a run that is over as cancelled, a part read as such', async () => {
    await using db = await openTestDatabase();
    const ids = [await addTestCompany(db, 'acme'), await addTestCompany(db, 'late')];
    const [acme = ''] = ids;
    await createRun(db, { id: 'r', userId: 'u', enrich: true, companyIds: ids, at: day(1) });
    await scan(db, acme, [enrichedPosting(acme)], { runId: 'r', complete: false });
    await finish(db, 'r');
    expect(await listPastRuns(db, 10)).toMatchObject([
      { completedCompanies: 1, partialCompanies: 1, cancelledCompanies: 1, failedCompanies: 0 },
    ]);
  });
});

describe('clearPastRuns', () => {
  it('forgets runs that are over, and keeps the history of what they found', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    await scan(db, id, [enrichedPosting(id)], { runId: 'r1' });
    await scan(db, id, [enrichedPosting(id, { title: 'Baker' })], { runId: 'r2' });
    for (const run of ['r1', 'r2']) await finish(db, run);
    await scan(db, id, [enrichedPosting(id, { title: 'Baker' })], { runId: 'r3' });
    expect(await clearPastRuns(db)).toBe(2);
    expect(await listPastRuns(db, 10)).toEqual([]);
    expect((await listOpenRuns(db)).map((run) => run.id)).toEqual(['r3']);
    expect(await db.prisma.postingVersion.findMany()).toMatchObject([{ runId: 'r2' }]);
  });
});

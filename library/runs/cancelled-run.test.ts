import { describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import type { Database } from '../engine/open.ts';
import { createRun, failCompany } from './runs.ts';

const error = { code: 'cancelled', message: 'Cancelled', hint: '' };
const cancel = (db: Database, companyId: string) =>
  failCompany(db, { runId: 'r', companyId, status: 'cancelled', error, at: testTime });

const everything = async ({ prisma }: Database) => ({
  companies: await prisma.company.findMany(),
  postings: await prisma.posting.findMany(),
  runs: await prisma.runCompany.findMany(),
});

describe('a company whose part of a run was cancelled', () => {
  it('is not stored afterwards: the run keeps it as left out', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await createRun(db, { id: 'r', userId: 'u', enrich: false, companyIds: [acme], at: testTime });
    await cancel(db, acme);
    const before = await everything(db);
    const late = scan(db, acme, [enrichedPosting(acme)], { runId: 'r' });
    await expect(late).rejects.toMatchObject({ code: 'cancelled' });
    expect(await everything(db)).toEqual(before);
  });

  it('keeps postings stored before', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [enrichedPosting(acme)], { runId: 'r' });
    const before = await everything(db);
    await cancel(db, acme);
    expect(await everything(db)).toEqual(before);
  });
});

import { expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { createRun } from '../runs/runs.ts';
import { inbox } from './calls.ts';

const day = (n: number): string => `2026-03-0${n}T12:00:00.000Z`;

it('announce a posting once if two runs that end together found it', async () => {
  await using db = await openTestDatabase();
  const acme = await addTestCompany(db);
  await scan(db, acme, [], { runId: 'r1', at: day(1) });
  await createRun(db, { id: 'r2', userId: 'u', enrich: true, companyIds: [acme], at: day(2) });
  await scan(db, acme, [enrichedPosting(acme)], { runId: 'r3', at: day(3) });
  await scan(db, acme, [enrichedPosting(acme)], { runId: 'r2', at: day(4) });
  const calls = inbox(db);
  const added = await Promise.all(
    ['r2', 'r3'].map((runId) => calls['inbox.collect']({ runId, at: day(4) })),
  );
  expect(added).toEqual([1, 0]);
});

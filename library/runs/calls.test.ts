import { expect, it } from 'vitest';
import { fromRecord } from '#host/runs/run-record.ts';
import { toRunView } from '#host/runs/run-view.ts';
import { createRun, failCompany, finishRun, getRun } from '#library/runs/runs.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { runs } from './calls.ts';

it('lists a run with the numbers it showed while running', async () => {
  await using db = await openTestDatabase();
  const ids = [];
  for (const name of ['acme', 'twin', 'down', 'late']) ids.push(await addTestCompany(db, name));
  const [acme = '', twin = '', down = '', late = ''] = ids;
  await createRun(db, { id: 'r', userId: 'u', enrich: false, companyIds: ids, at: testTime });
  await scan(db, acme, [enrichedPosting(acme)], { runId: 'r' });
  await scan(db, twin, [enrichedPosting(twin)], { runId: 'r' });
  const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };
  const failure = { runId: 'r', error, at: testTime };
  await failCompany(db, { ...failure, companyId: down, status: 'failed' });
  await failCompany(db, { ...failure, companyId: late, status: 'cancelled' });
  await finishRun(db, { id: 'r', status: 'partial', message: 'stored 1', at: testTime });

  const record = await getRun(db, 'r');
  if (record === null) throw new Error('the run is gone');
  const { companies, currentCompany, progress, ...summary } = toRunView(
    fromRecord(record),
    record.endedAt,
  );
  expect([companies.length, currentCompany, progress]).toEqual([4, null, 1]);
  expect(await runs(db)['runs.list']({ limit: 50 })).toEqual([summary]);
});

import { expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, testTime } from '#tests/support/database.ts';
import { updateCompany } from './companies.ts';
import { listScheduled } from './company-schedule.ts';
import { createRun } from './runs.ts';

it('knows when a run that included a company began, however it ended', async () => {
  await using db = await openTestDatabase();
  const acme = await addTestCompany(db);
  expect(await listScheduled(db)).toEqual([{ id: acme, everyHours: null, lastRunAt: null }]);
  await createRun(db, { id: 'r', userId: 'u', enrich: true, companyIds: [acme], at: testTime });
  expect(await listScheduled(db)).toMatchObject([{ lastRunAt: testTime }]);
});

it('knows a company’s own interval until it takes that of all again', async () => {
  await using db = await openTestDatabase();
  const acme = await addTestCompany(db);
  await updateCompany(db, acme, { scanEveryHours: 24 });
  await updateCompany(db, acme, { name: 'Bakery' });
  expect(await listScheduled(db)).toMatchObject([{ everyHours: 24 }]);
  await updateCompany(db, acme, { scanEveryHours: null });
  expect(await listScheduled(db)).toMatchObject([{ everyHours: null }]);
});

it('leaves out who is paused', async () => {
  await using db = await openTestDatabase();
  await updateCompany(db, await addTestCompany(db), { isPaused: true });
  expect(await listScheduled(db)).toEqual([]);
});

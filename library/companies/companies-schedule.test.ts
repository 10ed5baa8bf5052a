import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import {
  addTestCompany,
  openTestDatabase,
  temporaryFolder,
  testTime,
} from '#tests/support/database.ts';
import { projectRoot } from '#tests/support/project-root.ts';
import { migrate } from '../engine/migrate.ts';
import { openDatabase } from '../engine/open.ts';
import { connect } from '../engine/transaction.ts';
import { readCounts } from '../insights/insights.ts';
import { createRun } from '../runs/runs.ts';
import { listScheduled, updateCompany } from './companies.ts';

it('knows when a run that included a company began, whatever its end', async () => {
  await using db = await openTestDatabase();
  const acme = await addTestCompany(db);
  expect(await listScheduled(db)).toEqual([
    { id: acme, everyHours: null, isQuiet: false, lastRunAt: null },
  ]);
  await createRun(db, { id: 'r', userId: 'u', enrich: true, companyIds: [acme], at: testTime });
  expect(await listScheduled(db)).toMatchObject([{ lastRunAt: testTime }]);
});

it('knows a company’s own interval until it returns to the default', async () => {
  await using db = await openTestDatabase();
  const acme = await addTestCompany(db);
  await updateCompany(db, acme, { scanEveryHours: 24 });
  await updateCompany(db, acme, { name: 'Bakery' });
  expect(await listScheduled(db)).toMatchObject([{ everyHours: 24 }]);
  await updateCompany(db, acme, { scanEveryHours: null });
  expect(await listScheduled(db)).toMatchObject([{ everyHours: null }]);
});

it('knows the companies whose failure is no news', async () => {
  await using db = await openTestDatabase();
  const muted = await addTestCompany(db, 'muted');
  await addTestCompany(db, 'often');
  await addTestCompany(db, 'twice');
  await db.prisma.company.updateMany({ data: { health: 'failed' } });
  await updateCompany(db, muted, { isMuted: true });
  for (const [name, sameFailures] of [
    ['often', 3],
    ['twice', 2],
  ] as const) {
    await db.prisma.company.updateMany({ where: { name }, data: { sameFailures } });
  }
  const quiet = async () => (await listScheduled(db)).map(({ isQuiet }) => isQuiet);
  expect(await quiet()).toEqual([true, true, false]);
  expect((await readCounts(db)).quietCompanies).toBe(2);
  await db.prisma.company.updateMany({ data: { health: 'ok' } });
  expect(await quiet()).toEqual([false, false, false]);
});

it('leaves out paused companies', async () => {
  await using db = await openTestDatabase();
  await updateCompany(db, await addTestCompany(db), { isPaused: true });
  expect(await listScheduled(db)).toEqual([]);
});

it('knows the scan times of companies in older databases', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'test.db');
  const older = path.join(folder.path, 'migrations');
  const all = path.join(projectRoot, 'prisma/migrations');
  await cp(all, older, { recursive: true });
  await rm(path.join(older, '20261127090000_schedule'), { recursive: true });
  const client = connect(file);
  const now = () => new Date(testTime);
  await migrate(client, { file, folder: older, now });
  await client.executeMultiple(`
    INSERT INTO Company (id, url, name, addedAt, lastCheckedAt) VALUES
      ('ran', 'https://a.example', 'A', '1', '2026-03-01'),
      ('checked', 'https://b.example', 'B', '2', '2026-03-02'),
      ('new', 'https://c.example', 'C', '3', NULL);
    INSERT INTO Run (id, userId, status, enrich, startedAt) VALUES
      ('r1', 'u', 'completed', 1, '2026-03-03'), ('r2', 'u', 'completed', 1, '2026-03-04');
    INSERT INTO RunCompany (runId, companyId, position) VALUES ('r1', 'ran', 0), ('r2', 'ran', 0);
  `);
  client.close();
  await using db = await openDatabase(file, { now });
  expect((await listScheduled(db)).map(({ lastRunAt }) => lastRunAt)).toEqual([
    '2026-03-04',
    '2026-03-02',
    null,
  ]);
});

import { expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { collectRun } from '../inbox/collect.ts';
import { finishRun, listUncollected } from './runs.ts';

it('are finished, with their news in the inbox; others are listed, the oldest first', async () => {
  await using db = await openTestDatabase();
  const acme = await addTestCompany(db);
  const days = ['2026-03-03', '2026-03-01', '2026-03-02', '2026-03-04'];
  for (const at of days) await scan(db, acme, [], { runId: at, at });
  for (const id of days.slice(0, 3)) {
    await finishRun(db, { id, status: 'completed', message: '', at: testTime });
  }
  await collectRun(db, { runId: '2026-03-02', at: testTime });
  expect(await listUncollected(db)).toEqual([
    { id: '2026-03-01', endedAt: testTime },
    { id: '2026-03-03', endedAt: testTime },
  ]);
});

it('are recorded together with their news, or not at all', async () => {
  await using db = await openTestDatabase();
  const acme = await addTestCompany(db);
  await scan(db, acme, [], { runId: 'r1' });
  await finishRun(db, { id: 'r1', status: 'completed', message: '', at: testTime });
  await db.prisma.$executeRawUnsafe(
    `CREATE TRIGGER broken BEFORE INSERT ON InboxItem BEGIN SELECT RAISE(ABORT, 'no disk'); END`,
  );
  await expect(collectRun(db, { runId: 'r1', at: testTime })).rejects.toThrow();
  expect(await listUncollected(db)).toMatchObject([{ id: 'r1' }]);
});

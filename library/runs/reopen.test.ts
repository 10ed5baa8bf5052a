import { expect, it } from 'vitest';
import {
  addTestCompany,
  openTestDatabase,
  scan,
  testRef,
  testTime,
} from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import type { Database } from '../engine/open.ts';
import { failPiece, recordPieces } from './pieces.ts';
import { reopenRun } from './reopen.ts';
import { createRun, failCompany, finishRun, getRun, listUncollected } from './runs.ts';

const error = { code: 'host_not_found', message: 'acme cannot be found', hint: 'Check it.' };
const end = { id: 'r1', message: 'stored 0', at: testTime } as const;

async function endedRun(db: Database, pieces = 0) {
  const good = await addTestCompany(db, 'good');
  const bad = await addTestCompany(db, 'bad');
  const run = { id: 'r1', userId: 'u', enrich: true, companyIds: [good, bad], at: testTime };
  await createRun(db, run);
  await scan(db, good, [enrichedPosting(good)], { runId: 'r1' });
  await failCompany(db, { runId: 'r1', companyId: bad, error, status: 'failed', at: testTime });
  const cut = Array.from({ length: pieces }, (_, n) => ({ ref: testRef(`${n}`), postings: 1 }));
  await recordPieces(db, 'r1', good, cut);
  await finishRun(db, { ...end, status: 'partial' });
  await db.prisma.run.update({ where: { id: 'r1' }, data: { collectedAt: testTime } });
  return { good, bad };
}

it('queues the failed company again, and reopens the run', async () => {
  await using db = await openTestDatabase();
  const { good, bad } = await endedRun(db);
  const run = await reopenRun(db, { id: 'r1', parts: [{ companyId: bad, piece: null }] });
  expect(run).toMatchObject({ status: 'running', endedAt: null, message: null });
  expect(run?.companies).toMatchObject([
    { companyId: good, status: 'stored', postings: 1 },
    { companyId: bad, status: 'queued', error: null },
  ]);
  expect(await getRun(db, 'r1')).toEqual(run);
});

it('lets the run report its news again', async () => {
  await using db = await openTestDatabase();
  const { bad } = await endedRun(db);
  expect(await listUncollected(db)).toEqual([]);
  await reopenRun(db, { id: 'r1', parts: [{ companyId: bad, piece: null }] });
  await finishRun(db, { ...end, status: 'completed' });
  expect(await listUncollected(db)).toMatchObject([{ id: 'r1' }]);
});

it('queues a piece again, and leaves its company alone', async () => {
  await using db = await openTestDatabase();
  const { good } = await endedRun(db, 2);
  for (const piece of [0, 1]) await failPiece(db, { runId: 'r1', companyId: good, piece, error });
  const run = await reopenRun(db, { id: 'r1', parts: [{ companyId: good, piece: 1 }] });
  expect(run?.companies[0]).toMatchObject({
    status: 'stored',
    pieces: [
      { status: 'failed', error },
      { status: 'queued', error: null },
    ],
  });
});

it('leaves a cancelled run unchanged', async () => {
  await using db = await openTestDatabase();
  const { bad } = await endedRun(db);
  await db.prisma.run.update({ where: { id: 'r1' }, data: { status: 'cancelled' } });
  const run = await reopenRun(db, { id: 'r1', parts: [{ companyId: bad, piece: null }] });
  expect(run).toMatchObject({ status: 'cancelled', endedAt: testTime });
  expect(run?.companies[1]).toMatchObject({ status: 'failed', error });
});

it('leaves a run finished if nothing in it failed', async () => {
  await using db = await openTestDatabase();
  const { good } = await endedRun(db);
  const parts = [good, 'nobody'].map((companyId) => ({ companyId, piece: null }));
  expect(await reopenRun(db, { id: 'r1', parts })).toBeNull();
  expect(await getRun(db, 'r1')).toMatchObject({ status: 'partial', endedAt: testTime });
});

it('knows no deleted run', async () => {
  await using db = await openTestDatabase();
  expect(await reopenRun(db, { id: 'r9', parts: [] })).toBeNull();
});

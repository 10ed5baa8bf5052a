import { describe, expect, it } from 'vitest';
import { AppError, toErrorView } from '#core/errors.ts';
import {
  addTestCompany,
  openTestDatabase,
  scan,
  testRef,
  testTime,
} from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { findCompany } from './companies.ts';
import type { Database } from './open.ts';
import { recordPieces } from './pieces.ts';
import { createRun, failCompany, finishRun, getRun, listOpenRuns } from './runs.ts';

const error = { code: 'host_not_found', message: 'acme cannot be found', hint: 'Check it.' };
const later = '2026-03-11T00:00:00.000Z';

const start = (db: Database, id: string, companyIds: readonly string[], at = testTime) =>
  createRun(db, { id, userId: 'u', enrich: true, companyIds, at });

describe('createRun', () => {
  it('starts with every company queued, in order, each once', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db, 'acme');
    const beta = await addTestCompany(db, 'beta');
    const run = await start(db, 'r1', [beta, acme, beta]);
    expect(run).toMatchObject({ id: 'r1', status: 'running', enrich: true, endedAt: null });
    expect(run.companies.map(({ companyId, status }) => ({ companyId, status }))).toEqual([
      { companyId: beta, status: 'queued' },
      { companyId: acme, status: 'queued' },
    ]);
  });

  it('takes thousands of companies', async () => {
    await using db = await openTestDatabase();
    const ids = Array.from({ length: 2_500 }, (_, i) => String(i));
    await db.prisma.company.createMany({
      data: ids.map((id) => ({ id, url: id, name: id, addedAt: 'now' })),
    });
    const run = await start(db, 'r1', ids);
    expect(run.companies.map(({ companyId }) => companyId)).toEqual(ids);
  });

  it('refuses a company that is not watched, and starts nothing', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await expect(start(db, 'r1', [acme, 'nobody'])).rejects.toMatchObject({
      code: 'unknown_company',
    });
    expect(await getRun(db, 'r1')).toBeNull();
  });
});

describe('failCompany', () => {
  it('says why in the run and in the company', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await start(db, 'r1', [acme]);
    await failCompany(db, { runId: 'r1', companyId: acme, error, status: 'failed', at: later });
    const run = await getRun(db, 'r1');
    expect(run?.companies[0]).toMatchObject({ status: 'failed', error });
    expect(await findCompany(db, acme)).toMatchObject({ health: 'failed', lastCheckedAt: later });
  });

  it('never overwrites a company that was stored', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [enrichedPosting(acme)], { runId: 'r1' });
    await failCompany(db, { runId: 'r1', companyId: acme, error, status: 'failed', at: later });
    const run = await getRun(db, 'r1');
    expect(run?.companies[0]).toMatchObject({ status: 'stored', error: null });
    expect((await findCompany(db, acme))?.health).toBe('ok');
  });

  it('leaves the health of a company alone when the user cancels', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await start(db, 'r1', [acme]);
    await failCompany(db, { runId: 'r1', companyId: acme, error, status: 'cancelled', at: later });
    expect((await getRun(db, 'r1'))?.companies[0]?.status).toBe('cancelled');
    expect((await findCompany(db, acme))?.health).toBe('new');
  });

  it('leaves the health of a company alone that was not even asked', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await start(db, 'r1', [acme]);
    const demo = toErrorView(new AppError('demo_is_on', {}));
    const failure = { runId: 'r1', companyId: acme, status: 'failed', at: later } as const;
    await failCompany(db, { ...failure, error: demo });
    expect((await getRun(db, 'r1'))?.companies[0]).toMatchObject({ status: 'failed', error: demo });
    expect(await findCompany(db, acme)).toMatchObject({ health: 'new', lastCheckedAt: null });
  });

  it('gives way to a result that comes after all', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await start(db, 'r1', [acme]);
    await failCompany(db, { runId: 'r1', companyId: acme, error, status: 'failed', at: later });
    await scan(db, acme, [enrichedPosting(acme)], { runId: 'r1' });
    const run = await getRun(db, 'r1');
    expect(run?.companies[0]).toMatchObject({ status: 'stored', new: 1, error: null });
  });
});

describe('finishRun', () => {
  it('ends a run once', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await start(db, 'r1', [acme]);
    await finishRun(db, { id: 'r1', status: 'cancelled', message: 'Cancelled', at: later });
    await finishRun(db, { id: 'r1', status: 'completed', message: 'Done', at: later });
    expect(await getRun(db, 'r1')).toMatchObject({
      status: 'cancelled',
      message: 'Cancelled',
      endedAt: later,
    });
  });
});

describe('when a run is over, nothing of it waits', () => {
  async function withWaiting() {
    const db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const birch = await addTestCompany(db, 'birch');
    const cedar = await addTestCompany(db, 'cedar');
    await start(db, 'r1', [acme, birch, cedar]);
    await scan(db, acme, [enrichedPosting(acme)], { runId: 'r1' });
    await recordPieces(db, 'r1', acme, [{ ref: testRef('piece'), postings: 1 }]);
    await failCompany(db, { runId: 'r1', companyId: birch, error, status: 'failed', at: later });
    const over = async () => {
      const run = await getRun(db, 'r1');
      return run?.companies.map(({ status, pieces, error: reason }) => ({
        status,
        reason: reason?.code ?? null,
        pieces: pieces.map((piece) => `${piece.status}: ${piece.error?.code}`),
      }));
    };
    return { db, cedar, over, [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
  }

  it('where it was cancelled: companies and pieces are', async () => {
    await using t = await withWaiting();
    const rest = toErrorView(new AppError('cancelled', {}));
    const end = { id: 'r1', message: '', at: later, rest };
    await finishRun(t.db, { ...end, status: 'cancelled' });
    expect(await t.over()).toEqual([
      { status: 'stored', reason: null, pieces: ['failed: cancelled'] },
      { status: 'failed', reason: error.code, pieces: [] },
      { status: 'cancelled', reason: 'cancelled', pieces: [] },
    ]);
    expect((await findCompany(t.db, t.cedar))?.health).toBe('new');
  });

  it('where it failed: companies and pieces do, and the companies show it', async () => {
    await using t = await withWaiting();
    const rest = toErrorView(new AppError('disk_full', { path: '/data' }));
    await finishRun(t.db, { id: 'r1', message: '', at: later, rest, status: 'failed' });
    expect(await t.over()).toEqual([
      { status: 'stored', reason: null, pieces: ['failed: disk_full'] },
      { status: 'failed', reason: error.code, pieces: [] },
      { status: 'failed', reason: 'disk_full', pieces: [] },
    ]);
    expect((await findCompany(t.db, t.cedar))?.health).toBe('failed');
  });

  it('also of a company that was stored just before: it is cut into no pieces', async () => {
    await using t = await withWaiting();
    const cedar = enrichedPosting(t.cedar, { externalId: 'cedar' });
    await scan(t.db, t.cedar, [cedar], { runId: 'r1' });
    const rest = toErrorView(new AppError('cancelled', {}));
    await finishRun(t.db, { id: 'r1', message: '', at: later, rest, status: 'cancelled' });
    const piece = { ref: testRef('late'), postings: 1 };
    expect(await recordPieces(t.db, 'r1', t.cedar, [piece])).toEqual([]);
    expect((await t.over())?.[2]).toMatchObject({ pieces: [] });
  });
});

describe('listOpenRuns', () => {
  it('lists the runs that have not ended, the oldest first', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    for (const [id, at] of [
      ['new', '3'],
      ['ended', '2'],
      ['old', '1'],
    ] as const) {
      await start(db, id, [acme], at);
    }
    await finishRun(db, { id: 'ended', status: 'completed', message: '', at: later });
    expect((await listOpenRuns(db)).map(({ id }) => id)).toEqual(['old', 'new']);
  });
});

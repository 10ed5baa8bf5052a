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
import { findCompany, removeCompany, updateCompany } from '../companies/companies.ts';
import type { Database } from '../engine/open.ts';
import { recordPieces } from './pieces.ts';
import {
  clearPastRuns,
  createRun,
  failCompany,
  finishRun,
  getRun,
  listOpenRuns,
  listPastRuns,
} from './runs.ts';

const error = { code: 'host_not_found', message: 'acme cannot be found', hint: 'Check it.' };
const later = '2026-03-11T00:00:00.000Z';

const start = (db: Database, id: string, companyIds: readonly string[], at = testTime) =>
  createRun(db, { id, userId: 'u', enrich: true, companyIds, at });

describe('createRun', () => {
  it('queues every company once, in order', async () => {
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

  it('accepts thousands of companies', async () => {
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
  it('counts equal failures, until one of another kind ends the count and the silence', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const fail = async (id: string, code: string) => {
      await createRun(db, { id, userId: 'u', enrich: true, companyIds: [acme], at: testTime });
      const error = { code, message: 'It is down', hint: 'Wait.' };
      await failCompany(db, { runId: id, companyId: acme, error, status: 'failed', at: testTime });
      const { sameFailures, isMuted } = await db.prisma.company.findUniqueOrThrow({
        where: { id: acme },
      });
      return { sameFailures, isMuted };
    };
    expect(await fail('r1', 'server_error')).toEqual({ sameFailures: 1, isMuted: false });
    await updateCompany(db, acme, { isMuted: true });
    expect(await fail('r2', 'server_error')).toEqual({ sameFailures: 2, isMuted: true });
    expect(await fail('r3', 'challenge_page')).toEqual({ sameFailures: 1, isMuted: false });
    await scan(db, acme, []);
    expect(await fail('r4', 'challenge_page')).toEqual({ sameFailures: 1, isMuted: false });
  });

  it('records the reason in the run and in the company', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await start(db, 'r1', [acme]);
    await failCompany(db, { runId: 'r1', companyId: acme, error, status: 'failed', at: later });
    const run = await getRun(db, 'r1');
    expect(run?.companies[0]).toMatchObject({ status: 'failed', error });
    expect(await findCompany(db, acme)).toMatchObject({ health: 'failed', lastCheckedAt: later });
  });

  it('never overwrites a stored company', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [enrichedPosting(acme)], { runId: 'r1' });
    await failCompany(db, { runId: 'r1', companyId: acme, error, status: 'failed', at: later });
    const run = await getRun(db, 'r1');
    expect(run?.companies[0]).toMatchObject({ status: 'stored', error: null });
    expect((await findCompany(db, acme))?.health).toBe('ok');
  });

  it('keeps a company’s health when the user cancels', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await start(db, 'r1', [acme]);
    await failCompany(db, { runId: 'r1', companyId: acme, error, status: 'cancelled', at: later });
    expect((await getRun(db, 'r1'))?.companies[0]?.status).toBe('cancelled');
    expect((await findCompany(db, acme))?.health).toBe('new');
  });

  it('keeps the health of a company that was not reached', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await start(db, 'r1', [acme]);
    const offline = toErrorView(new AppError('offline', {}));
    const failure = { runId: 'r1', companyId: acme, status: 'failed', at: later } as const;
    await failCompany(db, { ...failure, error: offline });
    expect((await getRun(db, 'r1'))?.companies[0]).toMatchObject({
      status: 'failed',
      error: offline,
    });
    expect(await findCompany(db, acme)).toMatchObject({ health: 'new', lastCheckedAt: null });
  });

  it('gives way to a late result', async () => {
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

describe('nothing waits in a finished run', () => {
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

  it('cancels the companies and pieces of a cancelled run', async () => {
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

  it('fails the companies and pieces of a failed run, visibly in the companies', async () => {
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

  it('leaves the failure of a company that was failing as it is, and muted', async () => {
    await using t = await withWaiting();
    const { db, cedar } = t;
    await start(db, 'r0', [cedar]);
    await failCompany(db, { runId: 'r0', companyId: cedar, error, status: 'failed', at: testTime });
    await updateCompany(db, cedar, { isMuted: true });
    const rest = toErrorView(new AppError('disk_full', { path: '/data' }));
    await finishRun(db, { id: 'r1', message: '', at: later, rest, status: 'failed' });
    expect(await db.prisma.company.findUnique({ where: { id: cedar } })).toMatchObject({
      ...{ health: 'failed', lastError: JSON.stringify(error) },
      ...{ sameFailures: 1, isMuted: true, lastCheckedAt: later },
    });
  });

  it('cuts a company stored just before into no pieces', async () => {
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
  it('lists unfinished runs, the oldest first', async () => {
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

describe('past runs', () => {
  const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };
  const day = (n: number): string => `2026-03-0${n}T12:00:00.000Z`;

  const finish = (db: Database, id: string) =>
    finishRun(db, { id, status: 'partial', message: 'stored 2', at: testTime });

  describe('listPastRuns', () => {
    it('adds up the results of a run’s companies', async () => {
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
          ...{ openingsFound: 2, newPostings: 2, changedPostings: 0, closedPostings: 0 },
          // It was the first scan of the company that has them.
          baselinePostings: 2,
        },
      ]);
    });

    it('lists finished runs, the newest first, up to the limit', async () => {
      await using db = await openTestDatabase();
      const id = await addTestCompany(db);
      for (const n of [2, 1, 3, 4]) await scan(db, id, [], { runId: `r${n}`, at: day(n) });
      for (const n of [1, 2, 3]) await finish(db, `r${n}`);
      expect((await listPastRuns(db, 2)).map((run) => run.id)).toEqual(['r3', 'r2']);
    });

    it('hides a run whose companies are all gone, and shows the others by the rest', async () => {
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
      await createRun(db, {
        id: 'open',
        userId: 'u',
        enrich: false,
        companyIds: [acme],
        at: day(3),
      });
      await removeCompany(db, acme);
      expect(await listPastRuns(db, 10)).toMatchObject([{ id: 'two', totalCompanies: 1 }]);
      expect((await listOpenRuns(db)).map(({ id }) => id)).toEqual(['open']);
    });

    it('counts a waiting company of a finished run as cancelled, a partly read one as partial', async () => {
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
    it('deletes finished runs, and keeps the history of their postings', async () => {
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
});

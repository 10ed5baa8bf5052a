import { describe, expect, it } from 'vitest';
import { RunView } from '#contract/runs.ts';
import { removeCompany } from '#library/companies/companies.ts';
import {
  clearPastRuns,
  createRun,
  failCompany,
  finishRun,
  listPastRuns,
} from '#library/runs/runs.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import { localLibrary } from '#tests/support/local-library.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createRunTracker } from '../runs/run-tracker.ts';
import { runs } from './runs.ts';

/** The calls of a host that has just started and follows no run. */
async function open() {
  const db = await openTestDatabase();
  const driver = idleDriver();
  const library = localLibrary(db);
  const tracker = createRunTracker({
    driver,
    library,
    progress: { changed() {}, ended() {}, [Symbol.dispose]() {} },
    snapshots: memorySnapshots(),
    hasNetwork: () => true,
    onFailed: () => undefined,
    onEnd: async () => undefined,
    afterEnd: async () => undefined,
    log: silentLog,
  });
  const more = {
    userId: 'me',
    hasModel: () => false,
    log: silentLog,
    broken: new Map(),
    queueing: { check: async () => undefined },
  };
  return {
    db,
    calls: runs({ library, driver, tracker, ...more }),
    [Symbol.asyncDispose]: () => db[Symbol.asyncDispose](),
  };
}

it('returns a followed run', async () => {
  await using host = await open();
  const input = { urls: ['https://jobs.lever.co/acme'], companies: [], all: false, enrich: true };
  const { id } = await host.calls['runs.start'](input);
  expect(RunView.parse(await host.calls['runs.get']({ id }))).toMatchObject({ status: 'running' });
});

it('returns a run from before a restart as it was stored', async () => {
  await using host = await open();
  const companyId = await addTestCompany(host.db);
  await scan(host.db, companyId, [enrichedPosting(companyId)], { runId: 'run1' });
  const end = { id: 'run1', status: 'completed', message: 'stored 1', at: testTime } as const;
  await finishRun(host.db, end);
  expect(RunView.parse(await host.calls['runs.get']({ id: 'run1' }))).toMatchObject({
    status: 'completed',
    endedAt: testTime,
    progress: 1,
    openingsFound: 1,
    newPostings: 1,
    companies: [{ status: 'completed', postings: 1, source: 'greenhouse' }],
  });
});

it('knows that a run from before a restart was cancelled', async () => {
  await using host = await open();
  const companyIds = [await addTestCompany(host.db)];
  await createRun(host.db, { id: 'run1', userId: 'me', enrich: false, companyIds, at: testTime });
  const error = { code: 'cancelled', message: 'Cancelled', hint: '' };
  const failure = { runId: 'run1', companyId: companyIds[0] ?? '', status: 'cancelled' } as const;
  await localLibrary(host.db).call('runs.failCompany', { ...failure, error, at: testTime });
  await finishRun(host.db, { id: 'run1', status: 'cancelled', message: '', at: testTime });
  expect(await host.calls['runs.get']({ id: 'run1' })).toMatchObject({ status: 'cancelled' });
});

it('reports an unknown run', async () => {
  await using host = await open();
  await expect(host.calls['runs.get']({ id: 'run9' })).rejects.toMatchObject({
    code: 'unknown_run',
  });
});

describe('an ended run matches the database', () => {
  it('without companies removed since then', async () => {
    await using host = await open();
    const [acme, birch] = [
      await addTestCompany(host.db, 'acme'),
      await addTestCompany(host.db, 'birch'),
    ];
    const run = {
      id: 'run1',
      userId: 'me',
      enrich: false,
      companyIds: [acme, birch],
      at: testTime,
    };
    await createRun(host.db, run);
    await scan(host.db, acme, [enrichedPosting(acme)], { runId: 'run1', slug: 'acme' });
    await scan(host.db, birch, [enrichedPosting(birch)], { runId: 'run1', slug: 'birch' });
    await finishRun(host.db, {
      id: 'run1',
      status: 'completed',
      message: 'stored 2',
      at: testTime,
    });
    await removeCompany(host.db, birch);
    expect(await host.calls['runs.get']({ id: 'run1' })).toMatchObject({
      totalCompanies: 1,
      openingsFound: 1,
      status: 'completed',
      companies: [{ id: acme }],
    });
  });

  it('and disappears with the history, even if it was followed a moment ago', async () => {
    await using host = await open();
    const input = { urls: ['https://jobs.lever.co/acme'], companies: [], all: false, enrich: true };
    const { id } = await host.calls['runs.start'](input);
    await host.calls['runs.cancel']({ id });
    expect(await host.calls['runs.get']({ id })).toMatchObject({ status: 'cancelled' });
    await clearPastRuns(host.db);
    await expect(host.calls['runs.get']({ id })).rejects.toMatchObject({ code: 'unknown_run' });
  });

  it('and has no waiting companies: unfinished work was not done', async () => {
    await using host = await open();
    const companyIds = [await addTestCompany(host.db)];
    await createRun(host.db, { id: 'run1', userId: 'me', enrich: false, companyIds, at: testTime });
    await finishRun(host.db, { id: 'run1', status: 'failed', message: '', at: testTime });
    expect(await host.calls['runs.get']({ id: 'run1' })).toMatchObject({
      status: 'failed',
      endedAt: testTime,
      progress: 1,
      cancelledCompanies: 1,
      companies: [{ status: 'cancelled', postings: null }],
    });
  });

  it('and agrees with the list of past runs', async () => {
    await using host = await open();
    const ids = [];
    for (const name of ['acme', 'part', 'down', 'late'])
      ids.push(await addTestCompany(host.db, name));
    const [acme = '', part = '', down = ''] = ids;
    await createRun(host.db, {
      id: 'run1',
      userId: 'me',
      enrich: false,
      companyIds: ids,
      at: testTime,
    });
    await scan(host.db, acme, [enrichedPosting(acme)], { runId: 'run1', slug: 'acme' });
    await scan(host.db, part, [], { runId: 'run1', slug: 'part', complete: false });
    const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };
    const failure = {
      runId: 'run1',
      companyId: down,
      status: 'failed',
      error,
      at: testTime,
    } as const;
    await failCompany(host.db, failure);
    await finishRun(host.db, {
      id: 'run1',
      status: 'cancelled',
      message: 'stored 1',
      at: testTime,
    });
    const [listed] = await listPastRuns(host.db, 1);
    expect(listed).toMatchObject({
      ...{ totalCompanies: 4, completedCompanies: 2, partialCompanies: 1 },
      ...{ failedCompanies: 1, cancelledCompanies: 1, openingsFound: 1 },
    });
    expect(await host.calls['runs.get']({ id: 'run1' })).toMatchObject({ ...listed });
  });
});

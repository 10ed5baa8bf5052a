import { expect, it } from 'vitest';
import { RunView } from '#contract/views/run.ts';
import { createRun, finishRun } from '#services/db/runs.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import { localLibrary } from '#tests/support/local-library.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createRunTracker } from '../runs/run-tracker.ts';
import { runs } from './runs.ts';

/** The calls of a host that has just started, and follows no run. */
async function open() {
  const db = await openTestDatabase();
  const driver = idleDriver();
  const library = localLibrary(db);
  const tracker = createRunTracker({
    driver,
    library,
    progress: { changed() {}, ended() {}, [Symbol.dispose]() {} },
    onEnd: async () => undefined,
    afterEnd: async () => undefined,
    log: silentLog,
  });
  const more = {
    userId: 'me',
    hasModel: () => false,
    isLeftAlone: () => false,
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

it('answers with a run that is followed', async () => {
  await using host = await open();
  const input = { urls: ['https://jobs.lever.co/acme'], companies: [], all: false, enrich: true };
  const { id } = await host.calls['runs.start'](input);
  expect(RunView.parse(await host.calls['runs.get']({ id }))).toMatchObject({ status: 'running' });
});

it('answers with a run of an earlier life, as it was stored', async () => {
  await using host = await open();
  const companyId = await addTestCompany(host.db);
  await scan(host.db, companyId, [enrichedPosting(companyId)], { runId: 'run1' });
  const end = { id: 'run1', status: 'completed', message: 'stored 1', at: testTime } as const;
  await finishRun(host.db, end);
  expect(RunView.parse(await host.calls['runs.get']({ id: 'run1' }))).toMatchObject({
    status: 'completed',
    endedAt: testTime,
    progress: 1,
    jobsFound: 1,
    newPostings: 1,
    companies: [{ status: 'completed', postings: 1, source: 'greenhouse' }],
  });
});

it('knows of a run of an earlier life that it was cancelled', async () => {
  await using host = await open();
  const companyIds = [await addTestCompany(host.db)];
  await createRun(host.db, { id: 'run1', userId: 'me', enrich: false, companyIds, at: testTime });
  const error = { code: 'cancelled', message: 'Cancelled', hint: '' };
  const failure = { runId: 'run1', companyId: companyIds[0] ?? '', status: 'cancelled' } as const;
  await localLibrary(host.db).call('runs.failCompany', { ...failure, error, at: testTime });
  await finishRun(host.db, { id: 'run1', status: 'cancelled', message: '', at: testTime });
  expect(await host.calls['runs.get']({ id: 'run1' })).toMatchObject({ status: 'cancelled' });
});

it('says that there is no such run', async () => {
  await using host = await open();
  await expect(host.calls['runs.get']({ id: 'run9' })).rejects.toMatchObject({
    code: 'unknown_run',
  });
});

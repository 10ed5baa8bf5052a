import { describe, expect, it } from 'vitest';
import type { RunView } from '#contract/runs.ts';
import { AppError } from '#core/errors.ts';
import { listScheduled, removeCompany } from '#library/companies/companies.ts';
import { findCompanyView } from '#library/companies/views.ts';
import { collectRun } from '#library/inbox/collect.ts';
import { createRun, failCompany, listPastRuns } from '#library/runs/runs.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import { localLibrary } from '#tests/support/local-library.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import type { JobEvent } from '#workers/drivers/driver.ts';
import { fromRecord } from './run-record.ts';
import { createRunTracker, type RunTracker } from './run-tracker.ts';

/** A followed run of two companies; the first was stored without an event. */
async function open({ isStored = true } = {}) {
  const db = await openTestDatabase();
  const [acme, birch] = [await addTestCompany(db, 'acme'), await addTestCompany(db, 'birch')];
  const run = { id: 'run1', userId: 'me', enrich: false, companyIds: [acme, birch], at: testTime };
  const record = await createRun(db, run);
  if (isStored) await scan(db, acme, [enrichedPosting(acme)], { runId: 'run1', slug: 'acme' });
  const ended: RunView[] = [];
  const tracker = createRunTracker({
    driver: idleDriver(),
    library: localLibrary(db),
    progress: { changed() {}, ended: (view) => ended.push(view), [Symbol.dispose]() {} },
    snapshots: memorySnapshots(),
    hasNetwork: () => true,
    onFailed: () => undefined,
    onEnd: async () => undefined,
    afterEnd: async () => undefined,
    log: silentLog,
  });
  tracker.track(fromRecord(record));
  return { db, tracker, acme, birch, ended, [Symbol.asyncDispose]: db[Symbol.asyncDispose] };
}

const cancel = (tracker: RunTracker): void => {
  void tracker.cancel('run1');
};
const missing = (companyId: string, host: string, known?: 'board'): JobEvent => ({
  type: 'failed',
  id: `f-run1-${companyId}`,
  error: new AppError('host_not_found', { host, ...(known && { known }) }),
});
const fail = (tracker: RunTracker): void =>
  tracker.fail('parse', new AppError('worker_given_up', { queue: 'parse', reason: 'x' }));

describe('stored results count, whatever the last event said', () => {
  it.each([
    ['cancelled', cancel, 'cancelled', 'cancelled'],
    ['given up with a queue', fail, 'partial', 'failed'],
  ] as const)('in a run that is %s, and the same everywhere', async (_how, end, status, left) => {
    await using run = await open();
    end(run.tracker);
    await run.tracker.settled();
    const outcome = { status, completedCompanies: 1, openingsFound: 1, newPostings: 1 };
    expect(run.ended).toMatchObject([
      {
        ...outcome,
        companies: [
          { status: 'completed', postings: 1 },
          { status: left, postings: null, new: null, changed: null, closed: null },
        ],
      },
    ]);
    expect(run.tracker.view('run1')).toEqual(run.ended[0]);
    expect(await listPastRuns(run.db, 1)).toMatchObject([{ ...outcome, message: 'stored 1' }]);
  });

  it('but not for a company that was removed', async () => {
    await using run = await open();
    await removeCompany(run.db, run.birch);
    cancel(run.tracker);
    await run.tracker.settled();
    expect(run.ended).toMatchObject([{ totalCompanies: 1, companies: [{ id: run.acme }] }]);
  });
});

describe('an offline scan that reached no site', () => {
  async function offline() {
    const run = await open({ isStored: false });
    run.tracker.apply(missing(run.acme, 'boards-api.greenhouse.io', 'board'));
    run.tracker.apply(missing(run.birch, 'birch.example'));
    await run.tracker.settled();
    return run;
  }

  it('has one reason for all, in the run and in its record', async () => {
    await using run = await offline();
    const error = { code: 'offline', message: 'You seem to be offline' };
    expect(run.ended).toMatchObject([
      { isOffline: true, status: 'failed', companies: [{ error }, { error }] },
    ]);
    expect(await listPastRuns(run.db, 1)).toMatchObject([{ isOffline: true }]);
  });

  it('changes no company: each stays as it was, and is due again', async () => {
    await using run = await offline();
    expect(await findCompanyView(run.db, run.acme)).toMatchObject({
      health: 'new',
      lastCheckedAt: null,
      lastError: null,
    });
    expect((await listScheduled(run.db)).map(({ lastRunAt }) => lastRunAt)).toEqual([null, null]);
  });

  it('adds nothing to the inbox, and a later failure counts as the first', async () => {
    await using run = await offline();
    expect(await collectRun(run.db, { runId: 'run1', at: testTime })).toBe(0);
    const at = '2026-03-11T12:00:00.000Z';
    const companyIds = [run.acme];
    await createRun(run.db, { id: 'run2', userId: 'me', enrich: false, companyIds, at });
    const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };
    const failure = { runId: 'run2', companyId: run.acme, status: 'failed', error, at } as const;
    await failCompany(run.db, failure);
    expect(await collectRun(run.db, { runId: 'run2', at })).toBe(1);
  });
});

describe('a site that cannot be found is reported as such', () => {
  it.each([
    ['beside one that was read', true, 'boards-api.greenhouse.io', 'board'],
    ['where its name may be mistyped', false, 'acmee.example', undefined],
  ] as const)('%s', async (_where, isStored, host, known) => {
    await using run = await open({ isStored });
    if (!isStored) run.tracker.apply(missing(run.acme, 'acmee.example'));
    run.tracker.apply(missing(run.birch, host, known));
    if (isStored) await run.tracker.cancel('run1');
    await run.tracker.settled();
    const error = {
      code: 'host_not_found',
      message: expect.stringMatching(/^Can’t (?:reach Greenhouse|find acmee\.example)$/),
    };
    expect(run.ended[0]).toMatchObject({ isOffline: false });
    expect(run.ended[0]?.companies[1]).toMatchObject({ status: 'failed', error });
    const view = await findCompanyView(run.db, run.birch);
    expect(view).toMatchObject({ health: 'failed', lastError: error });
  });

  it('even if its run is reopened before its end', async () => {
    await using run = await open({ isStored: false });
    run.tracker.apply(missing(run.birch, 'birhc.example'));
    await run.tracker.release('run1');
    expect(await findCompanyView(run.db, run.birch)).toMatchObject({ health: 'failed' });
  });
});

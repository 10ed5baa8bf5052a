import { describe, expect, it } from 'vitest';
import type { RunView } from '#contract/views/run.ts';
import { AppError } from '#core/errors.ts';
import { removeCompany } from '#services/db/companies.ts';
import { listPastRuns } from '#services/db/past-runs.ts';
import { createRun } from '#services/db/runs.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import { localLibrary } from '#tests/support/local-library.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { fromRecord } from './run-record.ts';
import { createRunTracker, type RunTracker } from './run-tracker.ts';

/** A run of two companies that is followed, of which the first was stored and nobody heard of it. */
async function open() {
  const db = await openTestDatabase();
  const [acme, birch] = [await addTestCompany(db, 'acme'), await addTestCompany(db, 'birch')];
  const run = { id: 'run1', userId: 'me', enrich: false, companyIds: [acme, birch], at: testTime };
  const record = await createRun(db, run);
  await scan(db, acme, [enrichedPosting(acme)], { runId: 'run1', slug: 'acme' });
  const ended: RunView[] = [];
  const tracker = createRunTracker({
    driver: idleDriver(),
    library: localLibrary(db),
    progress: { changed() {}, ended: (view) => ended.push(view), [Symbol.dispose]() {} },
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
const fail = (tracker: RunTracker): void =>
  tracker.fail('parse', new AppError('worker_given_up', { queue: 'parse', reason: 'x' }));

describe('what was stored counts, whatever was last heard of it', () => {
  it.each([
    ['cancelled', cancel, 'cancelled', 'cancelled'],
    ['given up with a queue', fail, 'partial', 'failed'],
  ] as const)('in a run that is %s, and everywhere alike', async (_how, end, status, left) => {
    await using run = await open();
    end(run.tracker);
    await run.tracker.settled();
    const outcome = { status, completedCompanies: 1, jobsFound: 1, newPostings: 1 };
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

  it('and a company that is no longer watched does not', async () => {
    await using run = await open();
    await removeCompany(run.db, run.birch);
    cancel(run.tracker);
    await run.tracker.settled();
    expect(run.ended).toMatchObject([{ totalCompanies: 1, companies: [{ id: run.acme }] }]);
  });
});

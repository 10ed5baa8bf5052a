import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { type JobName, jobId } from '#core/job.ts';
import { inOnePart } from '#core/listing.ts';
import { defaultSettings } from '#core/settings.ts';
import { storeListing } from '#library/store/store-listing.ts';
import { addTestCompany, openTestDatabase, testRef, testTime } from '#tests/support/database.ts';
import { localLibrary } from '#tests/support/local-library.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { enrichedPosting, parsedListing } from '#tests/support/postings.ts';
import { type Script, scriptedQueues } from '#tests/support/scripted-queues.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { openInProcessDriver } from '#workers/drivers/in-process.ts';
import { createRetryJobs } from './retry-jobs.ts';
import { createRunTracker } from './run-tracker.ts';
import { startRun } from './start-run.ts';

const broken = new AppError('unknown_board', { source: 'lever', slug: 'bad' });

/** A host over a real database; fetching fails for the companies in `failing`. */
async function open() {
  await using stack = new AsyncDisposableStack();
  const db = stack.use(await openTestDatabase());
  const failing = new Set<string>();
  const script: Script = {
    scrape_company: async ({ companyId }) => {
      if (failing.has(String(companyId))) throw broken;
    },
    // Writes the same rows as the real job.
    store_job_data: async ({ runId, companyId }) => {
      const listing = parsedListing([enrichedPosting(String(companyId))], {
        slug: String(companyId),
      });
      const key = { runId: String(runId), companyId: String(companyId) };
      const refs = { parsedRef: testRef('parsed'), listingRef: testRef('listing') };
      await storeListing(db, { ...key, ...refs, ...inOnePart(listing), at: testTime });
    },
  };
  const options = () => ({
    database: null,
    sitePaces: null,
    model: { kind: 'none' as const },
    settings: { ...defaultSettings, retryDelayScale: 0 },
    originMap: {},
    snapshots: { kind: 'files' as const, dir: '/none' },
  });
  const driver = stack.use(openInProcessDriver(options, silentLog, scriptedQueues(script).open));
  const library = localLibrary(db);
  const onEnd = vi.fn(async () => undefined);
  const tracker = stack.use(
    createRunTracker({
      driver,
      library,
      progress: { changed() {}, ended() {}, [Symbol.dispose]() {} },
      snapshots: memorySnapshots(),
      hasNetwork: () => true,
      onFailed: () => undefined,
      onEnd,
      afterEnd: async () => undefined,
      log: silentLog,
    }),
  );
  const good = await addTestCompany(db, 'good');
  const bad = await addTestCompany(db, 'bad');
  failing.add(bad);
  const deps = { driver, library, tracker, userId: 'me', hasModel: () => false };
  const run = await startRun(
    {
      ...deps,
      log: silentLog,
      broken: new Map(),
      queueing: { check: async () => undefined },
    },
    { urls: [], companies: [good, bad], all: false, enrich: false },
  );
  const over = (status: string) =>
    vi.waitFor(async () => {
      const record = await library.call('runs.read', { id: run.id });
      expect(record?.status).toBe(status);
      return record;
    });
  const idOf = (job: JobName, companyId = bad) =>
    jobId({ job, runId: run.id, companyId, piece: null });
  await over('partial');
  const owned = stack.move();
  return {
    ...{ db, driver, library, tracker, failing, onEnd, good, bad, run, over, idOf },
    retry: createRetryJobs(deps),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

describe('a failed job retried after its run', () => {
  it.each(['scrape_company', 'store_job_data'] as const)(
    'corrects the run, its company and its totals when it succeeds: %s',
    async (job) => {
      await using t = await open();
      t.failing.clear();
      expect(await t.retry([t.idOf(job)])).toEqual([{ id: t.idOf(job), refused: null }]);
      await t.over('completed');
      expect(t.tracker.view(t.run.id)).toMatchObject({
        status: 'completed',
        endedAt: expect.any(String),
        completedCompanies: 2,
        failedCompanies: 0,
        companies: [{ status: 'completed' }, { status: 'completed', error: null }],
      });
      expect(await t.library.call('runs.list', { limit: 5 })).toMatchObject([
        { status: 'completed', completedCompanies: 2, failedCompanies: 0, newPostings: 2 },
      ]);
    },
  );

  it('leaves the run unchanged when it fails again', async () => {
    await using t = await open();
    await t.retry([t.idOf('scrape_company')]);
    await t.over('partial');
    expect(t.tracker.view(t.run.id)).toMatchObject({
      failedCompanies: 1,
      companies: [{ status: 'completed' }, { status: 'failed', error: { code: 'unknown_board' } }],
    });
  });

  it('keeps its run open until it is done, and reports its finds at the end', async () => {
    await using t = await open();
    await t.tracker.settled();
    expect(t.onEnd).toHaveBeenCalledOnce();
    await t.driver.pause('io_fetch');
    t.failing.clear();
    await t.retry([t.idOf('scrape_company')]);
    expect(t.tracker.view(t.run.id)).toMatchObject({ status: 'running', endedAt: null });
    expect(await t.library.call('runs.listOpen', {})).toMatchObject([{ id: t.run.id }]);
    await t.driver.resume('io_fetch');
    await t.over('completed');
    await t.tracker.settled();
    expect(t.onEnd).toHaveBeenCalledTimes(2);
  });

  it('is queued only once its failure has reached the end of its flow', async () => {
    await using t = await open();
    t.failing.clear();
    const { getJob } = t.driver;
    let looks = 0;
    vi.spyOn(t.driver, 'getJob').mockImplementation(async (id) => {
      const job = await getJob(id);
      if (job === null || id !== t.idOf('store_job_data') || looks === 2) return job;
      looks += 1;
      return { ...job, status: 'running' };
    });
    const retry = vi.spyOn(t.driver, 'retry').mockImplementation(async () => {
      expect(looks).toBe(2);
    });
    await t.retry([t.idOf('scrape_company')]);
    expect(retry).toHaveBeenCalledOnce();
  });

  it('leaves the run unchanged if it cannot be queued', async () => {
    await using t = await open();
    const retry = vi.spyOn(t.driver, 'retry').mockRejectedValue(new Error('killed'));
    await expect(t.retry([t.idOf('scrape_company')])).rejects.toThrow('killed');
    expect(retry).toHaveBeenCalledOnce();
    // No job waits, and no part of the host expects one.
    await t.over('partial');
  });
});

describe('a failed job retried during its run', () => {
  it('counts like any other company of the run', async () => {
    await using t = await open();
    t.failing.clear();
    await t.driver.pause('parse');
    await t.retry([t.idOf('scrape_company')]);
    await vi.waitFor(async () =>
      expect((await t.driver.getJob(t.idOf('scrape_company')))?.status).toBe('completed'),
    );
    t.failing.add(t.bad);
    await t.driver.resume('parse');
    await t.over('completed');
    expect(t.tracker.view(t.run.id)).toMatchObject({ failedCompanies: 0 });
  });
});

describe('a job is refused', () => {
  it('if it has not failed, and its run stays untouched', async () => {
    await using t = await open();
    for (const id of [t.idOf('scrape_company', t.good), 'nothing', 'f-r9-nobody']) {
      expect(await t.retry([id])).toMatchObject([{ id, refused: { code: 'unknown_job' } }]);
    }
    expect(await t.library.call('runs.listOpen', {})).toEqual([]);
  });

  it('if its run was cancelled', async () => {
    await using t = await open();
    await t.db.prisma.run.updateMany({ data: { status: 'cancelled' } });
    const id = t.idOf('scrape_company');
    expect(await t.retry([id])).toMatchObject([{ id, refused: { code: 'cancelled' } }]);
    expect((await t.driver.getJob(id))?.status).toBe('failed');
  });

  it('and the other jobs are still retried', async () => {
    await using t = await open();
    const ids = ['f-r9-nobody', t.idOf('scrape_company')];
    expect((await t.retry(ids)).map(({ refused }) => refused?.code ?? null)).toEqual([
      'unknown_job',
      null,
    ]);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { type JobName, jobId } from '#core/job.ts';
import { defaultSettings } from '#core/settings.ts';
import { storeListing } from '#services/db/store-listing.ts';
import { addTestCompany, openTestDatabase, testRef, testTime } from '#tests/support/database.ts';
import { localLibrary } from '#tests/support/local-library.ts';
import { enrichedPosting, parsedListing } from '#tests/support/postings.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { type Script, scriptedStages } from '#tests/support/stages.ts';
import { openInProcessDriver } from '#workers/drivers/in-process.ts';
import { createRetryJobs } from './retry-jobs.ts';
import { createRunTracker } from './run-tracker.ts';
import { startRun } from './start-run.ts';

const broken = new AppError('unknown_board', { source: 'lever', slug: 'bad' });

/** A host over a real database, whose fetching fails for the companies in `failing`. */
async function open() {
  await using stack = new AsyncDisposableStack();
  const db = stack.use(await openTestDatabase());
  const failing = new Set<string>();
  const script: Script = {
    scrape_company: async ({ companyId }) => {
      if (failing.has(String(companyId))) throw broken;
    },
    // What the real one writes of a company.
    store_job_data: async ({ runId, companyId }) => {
      const listing = parsedListing([enrichedPosting(String(companyId))], {
        slug: String(companyId),
      });
      const key = { runId: String(runId), companyId: String(companyId) };
      const refs = { parsedRef: testRef('parsed'), listingRef: testRef('listing') };
      await storeListing(db, { ...key, ...refs, listing, at: testTime });
    },
  };
  const options = () => ({
    database: null,
    settings: { ...defaultSettings, retryDelayScale: 0 },
    originMap: {},
    snapshots: { kind: 'files' as const, dir: '/none' },
  });
  const driver = stack.use(openInProcessDriver(options, silentLog, scriptedStages(script).open));
  const library = localLibrary(db);
  const onEnd = vi.fn(async () => undefined);
  const tracker = stack.use(
    createRunTracker({
      driver,
      library,
      progress: { changed() {}, ended() {}, [Symbol.dispose]() {} },
      hasNetwork: () => true,
      onEnd,
      afterEnd: async () => undefined,
      log: silentLog,
    }),
  );
  const leftAlone = new Set<string>();
  const isLeftAlone = (id: string) => leftAlone.has(id);
  const good = await addTestCompany(db, 'good');
  const bad = await addTestCompany(db, 'bad');
  failing.add(bad);
  const deps = { driver, library, tracker, userId: 'me', hasModel: () => false, isLeftAlone };
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
    ...{ db, driver, library, tracker, failing, leftAlone, onEnd, good, bad, run, over, idOf },
    retry: createRetryJobs(deps),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

describe('a failed job that is tried again after its run', () => {
  it.each(['scrape_company', 'store_job_data'] as const)(
    'makes the run, its company and its totals right when it succeeds: %s',
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

  it('leaves the run as it was when it fails again', async () => {
    await using t = await open();
    await t.retry([t.idOf('scrape_company')]);
    await t.over('partial');
    expect(t.tracker.view(t.run.id)).toMatchObject({
      failedCompanies: 1,
      companies: [{ status: 'completed' }, { status: 'failed', error: { code: 'unknown_board' } }],
    });
  });

  it('has its run open until it is done, and what it found told at the end', async () => {
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

  it('leaves the run as it was where it cannot be queued', async () => {
    await using t = await open();
    const retry = vi.spyOn(t.driver, 'retry').mockRejectedValue(new Error('killed'));
    await expect(t.retry([t.idOf('scrape_company')])).rejects.toThrow('killed');
    expect(retry).toHaveBeenCalledOnce();
    // Nothing waits, and nobody believes so.
    await t.over('partial');
  });
});

describe('a failed job that is tried again while its run goes on', () => {
  it('counts like any other company of it', async () => {
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
  it('that has not failed, without touching its run', async () => {
    await using t = await open();
    for (const id of [t.idOf('scrape_company', t.good), 'nothing', 'f-r9-nobody']) {
      expect(await t.retry([id])).toMatchObject([{ id, refused: { code: 'unknown_job' } }]);
    }
    expect(await t.library.call('runs.listOpen', {})).toEqual([]);
  });

  it('whose run was cancelled', async () => {
    await using t = await open();
    await t.db.prisma.run.updateMany({ data: { status: 'cancelled' } });
    const id = t.idOf('scrape_company');
    expect(await t.retry([id])).toMatchObject([{ id, refused: { code: 'cancelled' } }]);
    expect((await t.driver.getJob(id))?.status).toBe('failed');
  });

  it('whose company the demo would answer for', async () => {
    await using t = await open();
    t.leftAlone.add(t.bad);
    const id = t.idOf('scrape_company');
    expect(await t.retry([id])).toMatchObject([{ id, refused: { code: 'demo_is_on' } }]);
    expect((await t.driver.getJob(id))?.status).toBe('failed');
  });

  it('and the others wait again all the same', async () => {
    await using t = await open();
    const ids = ['f-r9-nobody', t.idOf('scrape_company')];
    expect((await t.retry(ids)).map(({ refused }) => refused?.code ?? null)).toEqual([
      'unknown_job',
      null,
    ]);
  });
});

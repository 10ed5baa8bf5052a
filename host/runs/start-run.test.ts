import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Parsed } from '#contract/api.ts';
import { AppError } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { Database } from '#library/engine/open.ts';
import { listOpenRuns } from '#library/runs/runs.ts';
import { addTestCompany, openTestDatabase } from '#tests/support/database.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import { localLibrary } from '#tests/support/local-library.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { siteApiRecipe } from '#tests/support/recipes.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { jobsOf } from '#workers/flow.ts';
import { cancelRun } from './cancel-run.ts';
import { createRunTracker } from './run-tracker.ts';
import { type RunDeps, startRun } from './start-run.ts';

let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db[Symbol.asyncDispose]());

const nothing: Parsed<'runs.start'> = { urls: [], companies: [], all: false, enrich: false };
const acme = 'https://boards.greenhouse.io/acme';
const stored = {
  outcome: 'stored',
  source: 'greenhouse',
  postings: 3,
  new: 3,
  changed: 0,
  closed: 0,
  captured: 3,
  claimed: null,
  complete: true,
  problem: null,
  pieces: [20, 5],
};

/** A host that has just started over the test's database. */
function host({
  onEnd = async () => undefined,
  ...said
}: Partial<RunDeps> & { readonly onEnd?: () => Promise<void> } = {}) {
  const driver = idleDriver();
  const library = localLibrary(db);
  const tracker = createRunTracker({
    driver,
    library,
    progress: { changed() {}, ended() {}, [Symbol.dispose]() {} },
    snapshots: memorySnapshots(),
    hasNetwork: () => true,
    onFailed: () => undefined,
    onEnd,
    afterEnd: async () => undefined,
    log: silentLog,
  });
  const deps: RunDeps = {
    library,
    driver,
    tracker,
    userId: 'me',
    hasModel: () => true,
    log: silentLog,
    broken: new Map(),
    queueing: { check: async () => undefined },
    ...said,
  };
  const start = (input: Partial<typeof nothing>) => startRun(deps, { ...nothing, ...input });
  return { deps, driver, tracker, start };
}

describe('startRun', () => {
  const full = new AppError('redis_full', {});

  it('starts nothing while the queues take no work, and gives the reason', async () => {
    const { start, tracker } = host({ queueing: { check: () => Promise.reject(full) } });
    await expect(start({ urls: [acme] })).rejects.toBe(full);
    expect(tracker.open()).toEqual([]);
    expect(await listOpenRuns(db)).toEqual([]);
  });

  it('leaves no open run behind if the queues fill up meanwhile', async () => {
    const driver = { ...idleDriver(), add: () => Promise.reject(full) };
    const { start, tracker } = host({ driver });
    await expect(start({ urls: [acme] })).rejects.toBe(full);
    await tracker.settled();
    expect(await listOpenRuns(db)).toEqual([]);
  });

  it('queues one flow per company, under ids of the run', async () => {
    const { start, driver } = host();
    const { id, companies } = await start({ urls: [acme, 'https://jobs.lever.co/birch'] });
    expect(driver.added.map((flow) => flow.id)).toEqual(
      companies.map((company) => `s-${id}-${company.id}`),
    );
  });

  it.each([true, false])(
    'lets the first job draw the page if the user asks: %s',
    async (inBrowser) => {
      const { start, driver } = host();
      await start({ urls: [acme], inBrowser });
      const [fetch] = driver.added.flatMap(jobsOf);
      expect(fetch?.payload.inBrowser ?? false).toBe(inBrowser);
    },
  );

  it('gives the first job all known facts about the company', async () => {
    const companyId = await addTestCompany(db);
    await db.prisma.company.update({
      where: { id: companyId },
      data: {
        ...{ source: 'greenhouse', slug: 'acme', listingRef: `sha256-${'0'.repeat(64)}` },
        recipe: JSON.stringify(siteApiRecipe()),
      },
    });
    const { start, driver } = host();
    await start({ companies: [companyId] });
    const [fetch] = driver.added.flatMap(jobsOf);
    expect(fetch?.payload).toMatchObject({
      userId: 'me',
      companyId,
      companyUrl: acme,
      source: 'greenhouse',
      slug: 'acme',
      recipe: siteApiRecipe(),
      previous: `sha256-${'0'.repeat(64)}`,
      enrich: false,
    });
  });

  it('watches new addresses', async () => {
    const { start, deps } = host();
    await start({ urls: [`${acme}/?utm_source=mail`] });
    expect(await deps.library.call('companies.list', {})).toMatchObject([{ url: acme }]);
  });

  it('scans a company once, even if it is named in several ways', async () => {
    const companyId = await addTestCompany(db);
    const { start } = host();
    const run = await start({ urls: [acme], companies: ['acme', companyId], all: true });
    expect(run.totalCompanies).toBe(1);
  });

  it('scans all watched companies', async () => {
    await addTestCompany(db, 'acme');
    await addTestCompany(db, 'birch');
    const { start } = host();
    expect(await start({ all: true })).toMatchObject({ status: 'running', totalCompanies: 2 });
  });

  it('skips paused companies unless they are named', async () => {
    const paused = await addTestCompany(db, 'acme');
    await addTestCompany(db, 'birch');
    const { start, deps } = host();
    await deps.library.call('companies.update', { company: paused, isPaused: true });
    expect((await start({ all: true })).companies.map(({ id }) => id)).not.toContain(paused);
    expect(await start({ companies: [paused] })).toMatchObject({ totalCompanies: 1 });
  });

  it('reports if all are paused', async () => {
    const company = await addTestCompany(db, 'acme');
    const { start, deps } = host();
    await deps.library.call('companies.update', { company, isPaused: true });
    await expect(start({ all: true })).rejects.toMatchObject({ code: 'all_paused' });
  });

  it.each([
    ['no company is watched', { all: true }, 'no_companies'],
    ['a company is not watched', { companies: ['nobody'] }, 'unknown_company'],
    ['an address is none', { urls: ['nothing like it'] }, 'invalid_url'],
  ])('refuses if %s', async (_why, input, code) => {
    const { start, driver } = host();
    await expect(start(input)).rejects.toMatchObject({ code });
    expect(driver.added).toEqual([]);
  });

  it.each([
    [true, true, true],
    [true, false, false],
    [false, true, false],
  ])('with enrich %s and a model %s, it uses the model: %s', async (enrich, hasModel, asks) => {
    const { start, driver } = host({ hasModel: () => hasModel });
    await start({ urls: [acme], enrich });
    expect(driver.added[0]?.payload.enrich).toBe(asks);
  });

  it('continues an open run of exactly these companies', async () => {
    const { start, driver } = host();
    const first = await start({ urls: [acme] });
    const second = await start({ urls: [acme] });
    expect(second.id).toBe(first.id);
    expect(driver.added.map((flow) => flow.id)).toEqual([
      `s-${first.id}-${first.companies[0]?.id}`,
      `s-${first.id}-${first.companies[0]?.id}`,
    ]);
  });

  it.each([
    ['more companies', { urls: [acme, 'https://jobs.lever.co/birch'] }],
    ['the model too', { urls: [acme], enrich: true }],
  ])('starts a separate run for %s', async (_what, input) => {
    const { start } = host();
    const first = await start({ urls: [acme] });
    expect((await start(input)).id).not.toBe(first.id);
  });

  it('starts a new run if the open one ended meanwhile', async () => {
    const { start, deps } = host();
    const first = await start({ urls: [acme] });
    await cancelRun(deps, first.id);
    expect((await start({ urls: [acme] })).id).not.toBe(first.id);
  });

  it('starts nothing that a broken queue could not finish, and watches nothing new', async () => {
    const error = new AppError('worker_given_up', { queue: 'parse', reason: 'exit 1' });
    const { start } = host({ broken: new Map<QueueName, AppError>([['parse', error]]) });
    await expect(start({ urls: [acme] })).rejects.toBe(error);
    expect(await db.prisma.company.count()).toBe(0);
  });

  it.each([
    ['an address is none', { urls: [acme, 'no address'] }, 'invalid_url'],
    ['a company is unknown', { urls: [acme], companies: ['nobody'] }, 'unknown_company'],
  ])('watches nothing if %s', async (_what, input, code) => {
    await expect(host().start(input)).rejects.toMatchObject({ code });
    expect(await db.prisma.company.count()).toBe(0);
  });

  it('starts without the model if only its queue is broken', async () => {
    const error = new AppError('worker_given_up', { queue: 'ai_enrich', reason: 'exit 1' });
    const { start } = host({ broken: new Map<QueueName, AppError>([['ai_enrich', error]]) });
    expect(await start({ urls: [acme] })).toMatchObject({ status: 'running' });
  });
});

describe('cancelRun', () => {
  it('ends the run and its queued jobs', async () => {
    const { start, driver, deps } = host();
    const { id, companies } = await start({ urls: [acme] });
    expect(await cancelRun(deps, id)).toMatchObject({ status: 'cancelled' });
    expect(driver.cancelled).toEqual([{ runId: id, roots: [`s-${id}-${companies[0]?.id}`] }]);
  });

  it('stops the jobs once the end is written, before later work finishes', async () => {
    const following = Promise.withResolvers<void>();
    const { start, driver, deps } = host({ onEnd: () => following.promise });
    const { id } = await start({ urls: [acme] });
    const cancelling = cancelRun(deps, id);
    await expect.poll(() => driver.cancelled).toMatchObject([{ runId: id }]);
    expect(await deps.library.call('runs.read', { id })).toMatchObject({ status: 'cancelled' });
    following.resolve();
    expect(await cancelling).toMatchObject({ status: 'cancelled' });
  });

  it('leaves finished jobs alone', async () => {
    const { start, driver, deps } = host();
    const run = await start({ urls: [acme, 'https://jobs.lever.co/birch'], enrich: true });
    const [first, second] = run.companies.map((company) => company.id);
    const failed = new AppError('robots_denied', { url: 'x' });
    driver.tell({ type: 'failed', id: `f-${run.id}-${second}`, error: failed });
    driver.tell({ type: 'completed', id: `s-${run.id}-${first}`, result: stored });
    const enhanced = { enhanced: 20, failed: 0, problem: null };
    driver.tell({ type: 'completed', id: `w-${run.id}-${first}-0`, result: enhanced });
    await cancelRun(deps, run.id);
    expect(driver.cancelled).toEqual([{ runId: run.id, roots: [`w-${run.id}-${first}-1`] }]);
  });

  it('cancels the run even while the queues cannot be reached', async () => {
    const { start, driver, deps } = host();
    const { id } = await start({ urls: [acme] });
    driver.cancelRun = () => Promise.reject(new Error('Connection is closed'));
    expect(await cancelRun(deps, id)).toMatchObject({ status: 'cancelled' });
    expect(await deps.library.call('runs.read', { id })).toMatchObject({ status: 'cancelled' });
  });

  it('cancels the run even while the queues do not answer', async () => {
    const { start, driver, deps } = host();
    const { id } = await start({ urls: [acme] });
    driver.cancelRun = () => new Promise(() => undefined);
    expect(await cancelRun(deps, id)).toMatchObject({ status: 'cancelled' });
  });

  it('reports an unknown run', async () => {
    const { deps } = host();
    await expect(cancelRun(deps, 'run9')).rejects.toMatchObject({ code: 'unknown_run' });
  });
});

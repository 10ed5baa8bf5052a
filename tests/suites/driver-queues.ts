import { expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { jobId, type QueueName } from '#core/job.ts';
import {
  fails,
  flowIn,
  hanging,
  idIn,
  isEnd,
  isStart,
  type RunningDriver,
  runDriver,
  type StartDriver,
} from '#tests/support/running-driver.ts';
import type { Work } from '#tests/support/scripted-queues.ts';

const flow = flowIn('run1');
const first = idIn('run1', 'scrape_company');
const second = idIn('run1', 'parse_listings');
const root = idIn('run1', 'store_job_data');

const lasting = new AppError('robots_denied', { url: 'x' });

const countsOf = async ({ driver }: RunningDriver, name: QueueName) =>
  (await driver.counts()).find(({ queue }) => queue === name);

const statusOf = async ({ driver }: RunningDriver, id: string) => (await driver.getJob(id))?.status;

/** What every driver promises of its queues: looking, pausing, trying again, forgetting. */
export function driverQueuesSuite(start: StartDriver): void {
  it('takes no more jobs of a queue that is paused', async () => {
    await using t = await runDriver(start);
    await t.driver.pause('parse');
    await t.driver.add([flow]);
    await t.until(isEnd(first));
    expect(await countsOf(t, 'parse')).toMatchObject({ isPaused: true, waiting: 1 });
    await t.driver.resume('parse');
    expect(await t.until(isEnd(root))).toMatchObject({ type: 'completed' });
    expect(await countsOf(t, 'parse')).toMatchObject({ isPaused: false, waiting: 0 });
  });

  it('counts what runs, what waits and what is done', async () => {
    const { work } = hanging();
    await using t = await runDriver(start, { parse_listings: work });
    await t.driver.add([flow]);
    await t.until(isStart(second));
    const none = { waiting: 0, delayed: 0, running: 0, completed: 0, failed: 0 };
    expect(await t.driver.counts()).toMatchObject([
      { queue: 'io_fetch', ...none, completed: 1 },
      { queue: 'parse', ...none, running: 1 },
      { queue: 'ai_enrich', ...none },
      { queue: 'persist', ...none, waiting: 1 },
    ]);
  });

  it('says how long the first in line has waited', async () => {
    await using t = await runDriver(start);
    expect(await countsOf(t, 'io_fetch')).toMatchObject({ oldestWaitMs: null });
    await t.driver.pause('io_fetch');
    await t.driver.add([flow]);
    expect(await countsOf(t, 'io_fetch')).toMatchObject({ oldestWaitMs: expect.any(Number) });
  });

  it('knows what a job carries, how far it is and when it began', async () => {
    const { work } = hanging();
    const half: Work = (payload, context) => {
      context.progress(0.5, 'Half');
      return work(payload, context);
    };
    await using t = await runDriver(start, { scrape_company: half });
    await t.driver.add([flow]);
    await t.until(({ type, id }) => type === 'progress' && id === first);
    expect(await t.driver.getJob(first)).toMatchObject({
      id: first,
      queue: 'io_fetch',
      job: 'scrape_company',
      payload: flow.child?.child?.payload,
      status: 'running',
      progress: { fraction: 0.5, step: 'Half' },
      attempts: 1,
      startedAt: expect.any(Number),
      endedAt: null,
      error: null,
    });
  });

  it('keeps a job’s result and when it ended', async () => {
    await using t = await runDriver(start);
    await t.driver.add([flow]);
    await t.until(isEnd(root));
    expect(await t.driver.getJob(second)).toMatchObject({
      status: 'completed',
      result: { postings: 3 },
      endedAt: expect.any(Number),
    });
  });

  it('keeps why a job failed', async () => {
    await using t = await runDriver(start, { scrape_company: fails(lasting) });
    await t.driver.add([flow]);
    await t.until(isEnd(first));
    expect((await t.driver.getJob(first))?.error).toMatchObject({ code: 'robots_denied' });
  });

  it('lists the newest jobs first, up to a limit', async () => {
    await using t = await runDriver(start);
    await t.driver.add([flow]);
    await t.until(isEnd(root));
    await t.driver.add([flowIn('run2')]);
    await t.until(isEnd(idIn('run2', 'store_job_data')));
    const listed = await t.driver.listJobs({ limit: 4 });
    expect(listed.map(({ payload }) => payload.runId)).toEqual(['run2', 'run2', 'run2', 'run1']);
  });

  it('lists only jobs of the statuses asked for', async () => {
    const { work } = hanging();
    await using t = await runDriver(start, { parse_listings: work });
    await t.driver.add([flow]);
    await t.until(isStart(second));
    const ids = async (statuses: NonNullable<Parameters<typeof list>[0]>) =>
      (await list(statuses)).map(({ id }) => id);
    const list = (statuses: readonly ('waiting' | 'running' | 'completed' | 'failed')[]) =>
      t.driver.listJobs({ statuses, limit: 10 });
    expect(await ids(['running'])).toEqual([second]);
    expect((await ids(['waiting', 'completed'])).toSorted()).toEqual([first, root].toSorted());
    expect(await ids(['failed'])).toEqual([]);
  });

  it('lists only jobs of the queue asked for', async () => {
    await using t = await runDriver(start);
    await t.driver.add([flow]);
    await t.until(isEnd(root));
    const listed = await t.driver.listJobs({ queue: 'parse', limit: 10 });
    expect(listed.map(({ id }) => id)).toEqual([second]);
  });

  it('keeps where in the code a job failed, and not where another did', async () => {
    await using t = await runDriver(start, { parse_listings: fails(lasting) });
    await t.driver.add([flow]);
    await expect.poll(() => statusOf(t, root)).toBe('failed');
    expect((await t.driver.getJob(second))?.stack).toMatch(/robots\.txt\)\n {4}at /);
    expect((await t.driver.getJob(root))?.stack).toBeNull();
    expect((await t.driver.getJob(first))?.stack).toBeNull();
  });

  it('keeps where a job failed while it waits to be tried again', async () => {
    const passing = new AppError('server_error', { url: 'x', status: 500 });
    let isBroken = true;
    const once: Work = async () => {
      if (isBroken) throw passing;
      return undefined;
    };
    await using t = await runDriver(start, { scrape_company: once });
    await t.driver.add([flow]);
    await expect.poll(async () => (await t.driver.getJob(first))?.stack).toMatch(/\(500\)/);
    isBroken = false;
    await t.until(isEnd(root));
  });

  it.each([
    ['done', undefined, 'completed'],
    ['failed', fails(lasting), 'failed'],
  ] as const)('forgets one job that is %s, and no other', async (_how, work, status) => {
    await using t = await runDriver(start, work && { scrape_company: work });
    await t.driver.add([flow]);
    await expect.poll(() => statusOf(t, root)).toBe(status);
    await t.driver.remove(root);
    expect(await t.driver.getJob(root)).toBeNull();
    expect(await statusOf(t, first)).toBe(status);
    await t.driver.remove(first);
    expect(await t.driver.getJob(first)).toBeNull();
  });

  it('forgets no job that is not over', async () => {
    const { work } = hanging();
    await using t = await runDriver(start, { parse_listings: work });
    await t.driver.add([flow]);
    await t.until(isStart(second));
    for (const id of [second, root, 's-run9-none', 'no id']) {
      await expect(t.driver.remove(id)).rejects.toMatchObject({ code: 'unknown_job' });
    }
    expect(await statusOf(t, second)).toBe('running');
  });

  it('continues a flow after one of its finished jobs was removed', async () => {
    const release = Promise.withResolvers<undefined>();
    await using t = await runDriver(start, { parse_listings: () => release.promise });
    await t.driver.add([flow]);
    await t.until(isStart(second));
    await t.driver.remove(first);
    release.resolve(undefined);
    expect(await t.until(isEnd(root))).toMatchObject({ type: 'completed' });
  });

  it.each([
    ['the job that failed', second],
    ['the root that failed with it', root],
  ])('does a failed flow again from its start, asked by the id of %s', async (_which, id) => {
    let isBroken = true;
    const once: Work = async () => {
      if (isBroken) throw lasting;
      return undefined;
    };
    await using t = await runDriver(start, { parse_listings: once });
    await t.driver.add([flow]);
    await expect.poll(() => statusOf(t, root)).toBe('failed');
    isBroken = false;
    t.events.length = 0;
    await t.driver.retry(id);
    expect(await t.until(isEnd(root))).toMatchObject({ type: 'completed' });
    expect(t.done.filter(({ job }) => job === 'scrape_company')).toHaveLength(2);
  });

  it('tries nothing again that has not failed', async () => {
    await using t = await runDriver(start);
    await t.driver.add([flow]);
    await t.until(isEnd(root));
    await expect(t.driver.retry(root)).rejects.toMatchObject({ code: 'unknown_job' });
  });

  it.each(['s-run9-none', 'no id'])('knows nothing of the job "%s"', async (id) => {
    await using t = await runDriver(start);
    expect(await t.driver.getJob(id)).toBeNull();
    await expect(t.driver.retry(id)).rejects.toMatchObject({ code: 'unknown_job' });
  });

  it('forgets the jobs of a queue that are over, done or failed, and no others', async () => {
    const fail: Work = async ({ runId }) => {
      if (runId === 'run2') throw lasting;
      return undefined;
    };
    await using t = await runDriver(start, { scrape_company: fail });
    await t.driver.add([flowIn('run2')]);
    await expect.poll(() => statusOf(t, idIn('run2', 'store_job_data'))).toBe('failed');
    await t.driver.pause('persist');
    await t.driver.add([flow]);
    await t.until(isEnd(second));
    expect(await t.driver.clean('io_fetch')).toBe(2);
    expect(await t.driver.getJob(first)).toBeNull();
    expect(await t.driver.clean('persist')).toBe(1);
    expect(await statusOf(t, root)).toBe('waiting');
  });

  it.each([
    ['was answered', undefined, 'completed'],
    ['failed', fails(lasting), 'failed'],
  ] as const)('neither keeps nor counts a look-up that %s', async (_how, work, type) => {
    await using t = await runDriver(start, work && { detect_source: work });
    const id = jobId({ job: 'detect_source', runId: 'run1', companyId: 'none', piece: null });
    const url = 'https://jobs.lever.co/acme';
    await t.driver.add([
      { id, job: 'detect_source', payload: { url, userId: 'me', companyUrl: url } },
    ]);
    expect(await t.until(isEnd(id))).toMatchObject({ type });
    await expect.poll(() => t.driver.getJob(id)).toBeNull();
    expect(await t.driver.listJobs({ limit: 10 })).toEqual([]);
    expect(await countsOf(t, 'io_fetch')).toMatchObject({ completed: 0, failed: 0 });
  });

  it('runs removed jobs again', async () => {
    await using t = await runDriver(start);
    await t.driver.add([flow]);
    await t.until(isEnd(root));
    await t.driver.forget([root]);
    expect(await t.driver.listJobs({ limit: 10 })).toEqual([]);
    t.events.length = 0;
    await t.driver.add([flow]);
    expect(await t.until(isEnd(root))).toMatchObject({ type: 'completed' });
    expect(t.done).toHaveLength(6);
  });

  it('accepts the removal of unknown jobs', async () => {
    await using t = await runDriver(start);
    await t.driver.forget(['s-run9-none', 'no id']);
    expect(await t.driver.listJobs({ limit: 10 })).toEqual([]);
  });

  it('tells nothing to who no longer listens', async () => {
    await using t = await runDriver(start);
    const heard: unknown[] = [];
    const unsubscribe = t.driver.subscribe((event) => heard.push(event));
    unsubscribe();
    await t.driver.add([flow]);
    await t.until(isEnd(root));
    expect(heard).toEqual([]);
  });
}

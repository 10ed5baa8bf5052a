import { describe, expect, it, vi } from 'vitest';
import { JobView } from '#contract/jobs.ts';
import { methods } from '#contract/methods.ts';
import type { RunView } from '#contract/runs.ts';
import { AppError } from '#core/errors.ts';
import { idleDriver, jobRecord } from '#tests/support/idle-driver.ts';
import type { JobRecord } from '#workers/drivers/driver.ts';
import { jobs, toJobView } from './jobs.ts';
import { queues } from './queues.ts';

const mine = { userId: 'me' };
const records = [
  jobRecord({ id: 'f-run1-acme', job: 'scrape_company', status: 'completed', payload: mine }),
  jobRecord({ id: 'p-run1-acme', job: 'parse_listings', status: 'running', payload: mine }),
  jobRecord({ id: 's-run1-acme', status: 'waiting', payload: mine }),
  jobRecord({ id: 's-run1-birch', status: 'delayed', payload: mine }),
  jobRecord({ id: 's-run1-cedar', status: 'failed', payload: mine, endedAt: 1 }),
  jobRecord({ id: 's-run2-acme', status: 'running', payload: { userId: 'another user' } }),
];

const tracker = { view: () => null };
const driver = idleDriver(records);
const onQueueChange = vi.fn();
const calls = jobs({ driver, tracker, userId: 'me', onQueueChange });
/** Only a job that failed can be retried. */
const retry = vi.fn(async (ids: readonly string[]) =>
  ids.map((id) => {
    const isKnown = records.some((record) => record.id === id && record.status === 'failed');
    return { id, refused: isKnown ? null : new AppError('unknown_job', { id }) };
  }),
);
const queueCalls = queues({ driver, tracker, retry, onQueueChange });

describe('calls about jobs', () => {
  it('return one job', async () => {
    expect(await calls['jobs.get']({ id: 'p-run1-acme' })).toMatchObject({
      id: 'p-run1-acme',
      queue: 'parse',
      status: 'running',
    });
  });

  it('report an unknown job', async () => {
    await expect(calls['jobs.get']({ id: 's-run9-acme' })).rejects.toMatchObject({
      code: 'unknown_job',
    });
  });

  it.each([
    ['cancelled', new AppError('cancelled', {}), 'cancelled'],
    ['a captcha', new AppError('challenge_page', { url: 'https://a.example', kind: 'x' }), 'site'],
    ['a missing board', new AppError('unknown_board', { source: 'lever', slug: 'a' }), 'site'],
    ['a machine without a network', new AppError('offline', {}), 'site'],
    ['a full disk', new AppError('disk_full', { path: '/data' }), 'fault'],
    ['a defect', new AppError('internal', { reason: 'x' }), 'fault'],
    ['a job that it waited for', null, null],
  ] as const)('tell the kind of a failure: %s', (_what, error, failure) => {
    const record = jobRecord({ id: 'f-run1-acme', status: 'failed', endedAt: 1, error });
    expect(toJobView(record, tracker).failure).toBe(failure);
  });

  it('list at most the requested number', async () => {
    expect(await calls['jobs.list']({ limit: 2 })).toHaveLength(2);
  });

  it('list jobs of some statuses', async () => {
    const listed = await calls['jobs.list']({ statuses: ['running'], limit: 10 });
    expect(listed.map(({ id }) => id)).toEqual(['p-run1-acme', 's-run2-acme']);
  });

  it('list jobs of one queue', async () => {
    const listed = await calls['jobs.list']({ queue: 'parse', limit: 10 });
    expect(listed.map(({ id }) => id)).toEqual(['p-run1-acme']);
  });

  it('delete one finished job', async () => {
    expect(await calls['jobs.remove']({ id: 's-run1-cedar' })).toEqual({ removed: 1 });
    expect(driver.removed).toEqual(['s-run1-cedar']);
  });

  it.each(['p-run1-acme', 's-run9-acme'])('refuse to delete an unfinished job: %s', async (id) => {
    await expect(calls['jobs.remove']({ id })).rejects.toMatchObject({ code: 'unknown_job' });
  });

  it('count the user’s jobs, in all and by queue', async () => {
    const summary = await calls['jobs.summary']({});
    expect(methods['jobs.summary'].output.parse(summary)).toEqual({
      userId: 'me',
      total: 5,
      waiting: 2,
      running: 1,
      completed: 1,
      failed: 1,
      queues: {
        io_fetch: { total: 1, waiting: 0, running: 0, completed: 1, failed: 0 },
        parse: { total: 1, waiting: 0, running: 1, completed: 0, failed: 0 },
        ai_enrich: { total: 0, waiting: 0, running: 0, completed: 0, failed: 0 },
        persist: { total: 3, waiting: 2, running: 0, completed: 0, failed: 1 },
      },
    });
  });
});

describe('calls about queues', () => {
  it('return every queue in the contract’s form', async () => {
    const listed = methods['queues.list'].output.parse(await queueCalls['queues.list']({}));
    expect(listed.map(({ queue }) => queue)).toEqual(['io_fetch', 'parse', 'ai_enrich', 'persist']);
  });

  it.each(['queues.pause', 'queues.resume'] as const)('%s returns that queue', async (call) => {
    expect(await queueCalls[call]({ queue: 'parse' })).toMatchObject({ queue: 'parse' });
  });

  it('return the requeued job', async () => {
    expect(await queueCalls['queues.retry']({ id: 's-run1-cedar' })).toMatchObject({
      id: 's-run1-cedar',
    });
  });

  it('retry every failed job of a queue, and no other', async () => {
    const retried = await queueCalls['queues.retryAll']({ queue: 'persist' });
    expect(retried).toEqual({ queue: 'persist', retried: 1 });
    expect(retry).toHaveBeenLastCalledWith(['s-run1-cedar']);
  });

  it('retry the other jobs if one has gone meanwhile', async () => {
    const failed = ['s-run1-gone', 's-run1-cedar'].map((id) => jobRecord({ id, status: 'failed' }));
    const own = { ...idleDriver(records), listJobs: async () => failed };
    const { 'queues.retryAll': retryAll } = queues({ driver: own, tracker, retry, onQueueChange });
    expect(await retryAll({ queue: 'persist' })).toEqual({ queue: 'persist', retried: 1 });
  });

  it.each([
    ['queues.pause', { queue: 'parse' }],
    ['queues.resume', { queue: 'parse' }],
    ['queues.clean', { queue: 'parse' }],
    ['queues.retryAll', { queue: 'parse' }],
    ['queues.retry', { id: 's-run1-cedar' }],
  ] as const)('report a change: %s', async (call, input) => {
    onQueueChange.mockClear();
    await queueCalls[call](input as never);
    expect(onQueueChange).toHaveBeenCalled();
  });

  it('refuse to retry an unknown job', async () => {
    await expect(queueCalls['queues.retry']({ id: 's-run9-x' })).rejects.toMatchObject({
      code: 'unknown_job',
    });
  });

  it('count the deleted jobs', async () => {
    expect(await queueCalls['queues.clean']({ queue: 'parse' })).toEqual({
      queue: 'parse',
      removed: records.length,
    });
  });
});

const nobody = { view: () => null };

const viewOf = (said: Partial<JobRecord>, tracker: Parameters<typeof toJobView>[1] = nobody) =>
  toJobView(jobRecord(said), tracker);

describe('a job as clients see it', () => {
  it('fits the contract', () => {
    const view = viewOf({
      payload: { companyUrl: 'https://acme.example', userId: 'me' },
      status: 'running',
      progress: { fraction: 0.5, step: 'Storing 3 openings', at: 0 },
      attempts: 1,
      createdAt: Date.UTC(2026, 0, 1),
      startedAt: Date.UTC(2026, 0, 1, 0, 0, 1),
    });
    expect(JobView.parse(view)).toEqual({
      id: 's-run1-acme',
      queue: 'persist',
      job: 'store_job_data',
      status: 'running',
      progress: 0.5,
      chainProgress: 0.5,
      step: 'Storing 3 openings',
      companyUrl: 'https://acme.example',
      userId: 'me',
      attempts: 1,
      createdAt: '2026-01-01T00:00:00.000Z',
      startedAt: '2026-01-01T00:00:01.000Z',
      endedAt: null,
      payload: { companyUrl: 'https://acme.example', userId: 'me' },
      result: null,
      stack: null,
      error: null,
      failure: null,
      message: 'Storing 3 openings',
    });
  });

  it('is fully done once completed, whatever its last progress', () => {
    const progress = { fraction: 0.1, step: 'Storing', at: 0 };
    expect(viewOf({ status: 'completed', progress })).toMatchObject({ progress: 1 });
  });

  it('shows its status until it reports progress', () => {
    expect(viewOf({ status: 'waiting' })).toMatchObject({ progress: 0, step: 'waiting' });
  });

  it('shows the code line of its last failure', () => {
    expect(viewOf({ status: 'failed', stack: 'Error: no\n    at here' })).toMatchObject({
      stack: 'Error: no\n    at here',
    });
  });

  it('shows why it failed', () => {
    const error = new AppError('robots_denied', { url: 'https://acme.example' });
    expect(viewOf({ status: 'failed', error })).toMatchObject({
      message: 'https://acme.example asks programs not to read it (robots.txt)',
      error: { code: 'robots_denied', hint: expect.any(String) },
    });
  });

  it('shows its company’s progress while its run is followed', () => {
    const companies = [
      { id: 'birch', progress: 0.1 },
      { id: 'acme', progress: 0.55 },
    ];
    const view = (id: string) => (id === 'run1' ? ({ companies } as unknown as RunView) : null);
    expect(viewOf({}, { view })).toMatchObject({ progress: 0, chainProgress: 0.55 });
  });

  it('shows its address if it has no company', () => {
    const payload = { url: 'https://acme.example/careers' };
    expect(viewOf({ job: 'detect_source', payload })).toMatchObject({
      companyUrl: 'https://acme.example/careers',
      userId: '',
    });
  });
});

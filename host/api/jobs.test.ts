import { describe, expect, it, vi } from 'vitest';
import { methods } from '#contract/methods.ts';
import { AppError } from '#core/errors.ts';
import { idleDriver, jobRecord } from '#tests/support/idle-driver.ts';
import { jobs } from './jobs.ts';
import { queues } from './queues.ts';

const mine = { userId: 'me' };
const records = [
  jobRecord({ id: 'f-run1-acme', job: 'scrape_company', status: 'completed', payload: mine }),
  jobRecord({ id: 'p-run1-acme', job: 'parse_listings', status: 'running', payload: mine }),
  jobRecord({ id: 's-run1-acme', status: 'waiting', payload: mine }),
  jobRecord({ id: 's-run1-birch', status: 'delayed', payload: mine }),
  jobRecord({ id: 's-run1-cedar', status: 'failed', payload: mine, endedAt: 1 }),
  jobRecord({ id: 's-run2-acme', status: 'running', payload: { userId: 'somebody else' } }),
];

const tracker = { view: () => null };
const driver = idleDriver(records);
const onQueueChange = vi.fn();
const calls = jobs({ driver, tracker, userId: 'me', onQueueChange });
/** Only a job that is known to have failed can be tried again. */
const retry = vi.fn(async (ids: readonly string[]) =>
  ids.map((id) => {
    const isKnown = records.some((record) => record.id === id && record.status === 'failed');
    return { id, refused: isKnown ? null : new AppError('unknown_job', { id }) };
  }),
);
const queueCalls = queues({ driver, tracker, retry, onQueueChange });

describe('calls about jobs', () => {
  it('answer with one job', async () => {
    expect(await calls['jobs.get']({ id: 'p-run1-acme' })).toMatchObject({
      id: 'p-run1-acme',
      queue: 'parse',
      status: 'running',
    });
  });

  it('say that there is no such job', async () => {
    await expect(calls['jobs.get']({ id: 's-run9-acme' })).rejects.toMatchObject({
      code: 'unknown_job',
    });
  });

  it('list as many as are asked for', async () => {
    expect(await calls['jobs.list']({ limit: 2 })).toHaveLength(2);
  });

  it('list those of some statuses', async () => {
    const listed = await calls['jobs.list']({ statuses: ['running'], limit: 10 });
    expect(listed.map(({ id }) => id)).toEqual(['p-run1-acme', 's-run2-acme']);
  });

  it('list those of one queue', async () => {
    const listed = await calls['jobs.list']({ queue: 'parse', limit: 10 });
    expect(listed.map(({ id }) => id)).toEqual(['p-run1-acme']);
  });

  it('forget one job that is over', async () => {
    expect(await calls['jobs.remove']({ id: 's-run1-cedar' })).toEqual({ removed: 1 });
    expect(driver.removed).toEqual(['s-run1-cedar']);
  });

  it.each(['p-run1-acme', 's-run9-acme'])('forget no job that is not over: %s', async (id) => {
    await expect(calls['jobs.remove']({ id })).rejects.toMatchObject({ code: 'unknown_job' });
  });

  it('sum up the user’s jobs, in all and by queue', async () => {
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
  it('answer with every queue, as the contract says', async () => {
    const listed = methods['queues.list'].output.parse(await queueCalls['queues.list']({}));
    expect(listed.map(({ queue }) => queue)).toEqual(['io_fetch', 'parse', 'ai_enrich', 'persist']);
  });

  it.each(['queues.pause', 'queues.resume'] as const)(
    '%s answers with that queue',
    async (call) => {
      expect(await queueCalls[call]({ queue: 'parse' })).toMatchObject({ queue: 'parse' });
    },
  );

  it('answer with the job that waits again', async () => {
    expect(await queueCalls['queues.retry']({ id: 's-run1-cedar' })).toMatchObject({
      id: 's-run1-cedar',
    });
  });

  it('try every failed job of a queue again, and no other', async () => {
    const retried = await queueCalls['queues.retryAll']({ queue: 'persist' });
    expect(retried).toEqual({ queue: 'persist', retried: 1 });
    expect(retry).toHaveBeenLastCalledWith(['s-run1-cedar']);
  });

  it('try the others again where one has gone meanwhile', async () => {
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
  ] as const)('tell that something moved: %s', async (call, input) => {
    onQueueChange.mockClear();
    await queueCalls[call](input as never);
    expect(onQueueChange).toHaveBeenCalled();
  });

  it('refuse to try a job again that is not there', async () => {
    await expect(queueCalls['queues.retry']({ id: 's-run9-x' })).rejects.toMatchObject({
      code: 'unknown_job',
    });
  });

  it('say how many jobs were forgotten', async () => {
    expect(await queueCalls['queues.clean']({ queue: 'parse' })).toEqual({
      queue: 'parse',
      removed: records.length,
    });
  });
});

import { expect, it, vi } from 'vitest';
import { methods } from '#contract/methods.ts';
import { AppError, toNotice } from '#core/errors.ts';
import { createLibraryCalls } from '#library/calls.ts';
import { openHostApp } from '#tests/support/host-app.ts';
import { createHandlers } from './handlers.ts';

const methodsThatRun = (where: 'host' | 'library') =>
  (Object.keys(methods) as (keyof typeof methods)[])
    .filter((name) => methods[name].runs === where)
    .toSorted();

it('the host handles exactly the calls of its rows', async () => {
  await using app = await openHostApp();
  expect(Object.keys(createHandlers(app)).toSorted()).toEqual(methodsThatRun('host'));
});

it('the library handles exactly the calls of its rows', async () => {
  await using app = await openHostApp();
  const calls = Object.keys(createLibraryCalls(app.db));
  expect(calls.toSorted()).toEqual(methodsThatRun('library'));
});

it('returns health in the contract’s form', async () => {
  await using app = await openHostApp();
  const broken = new AppError('worker_given_up', { queue: 'parse', reason: 'code 1' });
  const problem = new AppError('invalid_setting', { name: 'siteDelayMs', reason: 'too small' });
  const handlers = createHandlers({
    ...app,
    broken: new Map([['parse', broken]]),
    problems: () => [problem],
    label: 'A trial',
    nextScanAt: () => '2026-01-01T00:00:00.000Z',
  });
  const health = await handlers['health.get']({});
  expect(methods['health.get'].output.parse(health)).toEqual({
    mode: 'in_process',
    database: 'ready',
    workers: [],
    redisPid: null,
    model: null,
    nextScanAt: '2026-01-01T00:00:00.000Z',
    scansHeldBy: null,
    label: 'A trial',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    dataDir: '/data',
    notices: [broken, problem].map(toNotice),
  });
});

it('pauses automatic scans until they are resumed', async () => {
  await using app = await openHostApp();
  const planScans = vi.fn(async () => undefined);
  const { 'scans.pause': pause } = createHandlers({ ...app, planScans });
  expect(await pause({ isPaused: true })).toMatchObject({ scansHeldBy: 'paused' });
  expect(await pause({ isPaused: false })).toMatchObject({ scansHeldBy: null });
  expect(planScans).toHaveBeenCalledTimes(2);
  expect(app.onChange).toHaveBeenCalledTimes(2);
});

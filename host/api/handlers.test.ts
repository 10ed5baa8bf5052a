import { expect, it, vi } from 'vitest';
import type { Method } from '#contract/api.ts';
import { methods } from '#contract/methods.ts';
import { AppError } from '#core/errors.ts';
import { openHostApp } from '#tests/support/host-app.ts';
import { createLibraryTasks } from '../library/library-tasks.ts';
import { createHandlers } from './handlers.ts';

const methodsThatRun = (where: 'host' | 'library') =>
  (Object.keys(methods) as Method[]).filter((name) => methods[name].runs === where).toSorted();

it('every call that runs in the host is handled there, and no other', async () => {
  await using app = await openHostApp();
  expect(Object.keys(createHandlers(app)).toSorted()).toEqual(methodsThatRun('host'));
});

it('every call that runs in the library is handled there', async () => {
  await using app = await openHostApp();
  const tasks = Object.keys(createLibraryTasks(app.db));
  expect(tasks).toEqual(expect.arrayContaining(methodsThatRun('library')));
});

it('says how the parts are, as the contract says', async () => {
  await using app = await openHostApp();
  const broken = new AppError('worker_given_up', { queue: 'parse', reason: 'code 1' });
  const problem = new AppError('invalid_setting', { name: 'hostDelayMs', reason: 'too small' });
  const handlers = createHandlers({
    ...app,
    broken: new Map([['parse', broken]]),
    problems: () => [problem],
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
    isDemo: false,
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    dataDir: '/data',
    notices: [broken, problem].map(({ message, hint }) => ({ message, hint })),
  });
});

it('pauses scans that start by themselves until they are resumed', async () => {
  await using app = await openHostApp();
  const planScans = vi.fn(async () => undefined);
  const { 'scans.pause': pause } = createHandlers({ ...app, planScans });
  expect(await pause({ isPaused: true })).toMatchObject({ scansHeldBy: 'paused' });
  expect(await pause({ isPaused: false })).toMatchObject({ scansHeldBy: null });
  expect(planScans).toHaveBeenCalledTimes(2);
  expect(app.onChange).toHaveBeenCalledTimes(2);
});

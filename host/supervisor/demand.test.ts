import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { minutes, seconds } from '#core/duration.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import {
  createWorkDemand,
  firstWorkerFirst,
  onlyIfNeeded,
  type WorkerRest,
  withWork,
  workerRest,
} from './demand.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(said: Partial<WorkerRest> = {}) {
  const world = { rest: { never: false, afterMs: minutes(2), ...said }, isBusy: false, rests: 0 };
  const demand = createWorkDemand({
    rest: () => world.rest,
    isBusy: async () => world.isBusy,
    onRest: () => {
      world.rests += 1;
    },
  });
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { world, demand, pass, [Symbol.dispose]: () => demand[Symbol.dispose]() };
}

describe('workers', () => {
  it('are not wanted before there is work', async () => {
    using t = open();
    const wanted = vi.fn();
    void t.demand.whenWanted(new AbortController().signal).then(wanted);
    await t.pass(minutes(10));
    expect([t.demand.isWanted(), wanted.mock.calls.length]).toEqual([false, 0]);
    t.demand.worked();
    await t.pass(0);
    expect([t.demand.isWanted(), wanted.mock.calls.length]).toEqual([true, 1]);
  });

  it('rest once no work has come for a while, and are wanted again', async () => {
    using t = open();
    t.demand.worked();
    await t.pass(minutes(2) - seconds(1));
    expect(t.world.rests).toBe(0);
    await t.pass(seconds(6));
    expect([t.world.rests, t.demand.isWanted()]).toEqual([1, false]);
    t.demand.worked();
    expect(t.demand.isWanted()).toBe(true);
    await t.pass(minutes(3));
    expect(t.world.rests).toBe(2);
  });

  it.each([
    ['jobs are left', { isBusy: true }, null],
    ['news of jobs keeps coming', {}, seconds(30)],
    ['one command keeps them', { rest: { never: false, afterMs: Number.POSITIVE_INFINITY } }, null],
    ['the setting keeps them running', { rest: { never: true, afterMs: 0 } }, null],
  ])('stay while %s', async (_why, change, workEveryMs) => {
    using t = open();
    t.demand.worked();
    Object.assign(t.world, change);
    if (workEveryMs !== null) setInterval(t.demand.worked, workEveryMs);
    await t.pass(minutes(30));
    expect([t.world.rests, t.demand.isWanted()]).toEqual([0, true]);
  });

  it('stay if Redis cannot tell whether there is work', async () => {
    vi.useFakeTimers();
    let rests = 0;
    using demand = createWorkDemand({
      rest: () => ({ never: false, afterMs: seconds(1) }),
      isBusy: () => Promise.reject(new Error('away')),
      onRest: () => {
        rests += 1;
      },
    });
    demand.worked();
    await vi.advanceTimersByTimeAsync(minutes(1));
    expect(rests).toBe(0);
  });

  it('stay if work comes while the queues are asked', async () => {
    let answer = (_isBusy: boolean): void => undefined;
    let rests = 0;
    using demand = createWorkDemand({
      rest: () => ({ never: false, afterMs: seconds(1) }),
      isBusy: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
      onRest: () => {
        rests += 1;
      },
    });
    demand.worked();
    await vi.advanceTimersByTimeAsync(seconds(2));
    demand.worked();
    answer(false);
    await vi.advanceTimersByTimeAsync(0);
    expect([rests, demand.isWanted()]).toEqual([0, true]);
  });

  it('start at once where the setting keeps them running, also if it is changed later', async () => {
    using kept = open({ never: true });
    expect(kept.demand.isWanted()).toBe(true);
    using changed = open();
    changed.world.rest = { never: true, afterMs: 0 };
    await changed.pass(seconds(5));
    expect(changed.demand.isWanted()).toBe(true);
  });

  it('are not waited for after a stop', async () => {
    using t = open();
    const stop = new AbortController();
    const waits = t.demand.whenWanted(stop.signal);
    stop.abort(new Error('stopped'));
    await expect(waits).rejects.toThrow('stopped');
    await expect(t.demand.whenWanted(stop.signal)).rejects.toThrow('stopped');
    t.demand[Symbol.dispose]();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('workers rest', () => {
  it.each([
    ['after the setting', {}, true, { never: false, afterMs: 120_000 }],
    ['never if it is zero', { workerIdleSeconds: 0 }, true, { never: true }],
    ['never over an external Redis', { redisUrl: 'redis://a.example' }, true, { never: true }],
    ['after a second', { workerIdleSeconds: 1 }, true, { never: false, afterMs: 1_000 }],
    ['after a day', { workerIdleSeconds: 86_400 }, true, { never: false, afterMs: 86_400_000 }],
    ['after the setting, for one command', {}, false, { never: false, afterMs: 120_000 }],
    [
      'never once started, for one command if it is zero',
      { workerIdleSeconds: 0 },
      false,
      { never: false, afterMs: Number.POSITIVE_INFINITY },
    ],
  ])('%s', (_what, said, resumes, rest) => {
    const settings = { redisUrl: null, workerIdleSeconds: 120, ...said };
    expect(workerRest(settings, resumes)).toMatchObject(rest);
  });
});

describe('a job never waits for workers that rest', () => {
  it.each([
    ['added slowly', 'add', 1_000, 'resolve'],
    ['added very slowly', 'add', minutes(2), 'resolve'],
    ['added with the shortest rest', 'add', 1, 'resolve'],
    ['retried slowly', 'retry', 1_000, 'resolve'],
    ['added in part before a failure', 'add', 1_000, 'reject'],
    ['retried in part before a failure', 'retry', 1_000, 'reject'],
  ] as const)('%s', async (_what, call, afterMs, end) => {
    using t = open({ afterMs });
    const landed = Promise.withResolvers<void>();
    const driver = withWork(
      { ...idleDriver(), add: () => landed.promise, retry: () => landed.promise },
      t.demand.worked,
    );
    const done = call === 'add' ? driver.add([]) : driver.retry('1');
    const isOver = done.catch(() => undefined);
    expect(t.demand.isWanted()).toBe(true);
    await t.pass(minutes(5));
    expect(t.demand.isWanted()).toBe(false);
    landed[end](undefined);
    await isOver;
    expect(t.demand.isWanted()).toBe(true);
  });

  it('while the driver tells of jobs', async () => {
    using t = open();
    const driver = idleDriver();
    withWork(driver, t.demand.worked);
    driver.tell({ type: 'started', id: '1' });
    expect(t.demand.isWanted()).toBe(true);
  });
});

describe('the workers of later queues', () => {
  function order() {
    const t = open();
    const { later, firstIs } = firstWorkerFirst(t.demand);
    const wanted = vi.fn();
    void later.whenWanted(new AbortController().signal).then(wanted);
    const isWanted = async () => {
      await t.pass(0);
      return [later.isWanted(), wanted.mock.calls.length > 0];
    };
    return { ...t, later, firstIs, isWanted, [Symbol.dispose]: () => t[Symbol.dispose]() };
  }

  it.each(['ready', 'restarting', 'gave-up'] as const)(
    'load once the first is %s',
    async (kind) => {
      using t = order();
      t.demand.worked();
      t.firstIs({ kind: 'starting' });
      expect(await t.isWanted()).toEqual([false, false]);
      t.firstIs(kind === 'ready' ? { kind } : { kind, reason: 'crashed', delayMs: 1 });
      expect(await t.isWanted()).toEqual([true, true]);
    },
  );

  it('wait for it again after a rest', async () => {
    using t = order();
    t.demand.worked();
    t.firstIs({ kind: 'ready' });
    t.firstIs({ kind: 'idle' });
    expect(t.later.isWanted()).toBe(false);
  });
});

describe('the worker of the model', () => {
  function openModel() {
    const world = { ...open(), hasModel: false, hasJobs: async () => false };
    const demand = onlyIfNeeded(world.demand, {
      hasModel: () => world.hasModel,
      hasJobs: () => world.hasJobs(),
    });
    let isStarted = false;
    const starting = new AbortController();
    void demand.whenWanted(starting.signal).then(
      () => {
        isStarted = true;
      },
      () => undefined,
    );
    return {
      ...world,
      world,
      demand,
      work: world.demand.worked,
      isStarted: () => isStarted,
      stop: () => starting.abort(),
    };
  }

  it('starts with the others if a model is set', async () => {
    using t = openModel();
    t.world.hasModel = true;
    await t.pass(seconds(10));
    expect(t.isStarted()).toBe(false);
    t.work();
    await t.pass(0);
    expect(t.isStarted()).toBe(true);
  });

  it.each([
    ['no model is set', async () => false],
    ['nobody can tell whether its queue holds jobs', () => Promise.reject(new Error('away'))],
  ])('stays away while %s', async (_why, hasJobs) => {
    using t = openModel();
    t.world.hasJobs = hasJobs;
    t.work();
    await t.pass(seconds(30));
    expect([t.isStarted(), t.demand.isWanted()]).toEqual([false, false]);
    t.stop();
  });

  it.each([
    ['a model is set during the work', { hasModel: true }],
    ['its queue gets jobs of an earlier time', { hasJobs: async () => true }],
  ])('starts soon once %s', async (_what, change) => {
    using t = openModel();
    t.work();
    await t.pass(seconds(5));
    Object.assign(t.world, change);
    await t.pass(seconds(2));
    expect([t.isStarted(), t.demand.isWanted()]).toEqual([true, true]);
  });

  it('stays until all rest, though the model is taken away', async () => {
    using t = openModel();
    t.world.hasModel = true;
    t.work();
    expect(t.demand.isWanted()).toBe(true);
    t.world.hasModel = false;
    expect(t.demand.isWanted()).toBe(true);
    await t.pass(minutes(3));
    expect(t.demand.isWanted()).toBe(false);
    t.work();
    expect(t.demand.isWanted()).toBe(false);
  });
});

import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import type { ChildHandle } from '#host/supervisor/launcher.ts';
import { forkNode } from '#host/supervisor/spawned-child.ts';
import { superviseChild } from '#host/supervisor/supervisor.ts';
import { superviseWorker } from '#host/supervisor/worker-child.ts';
import { isRunning } from '#services/process-identity.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import type { WorkerOptions } from '#workers/drivers/worker-options.ts';

const workerEntry = path.resolve(import.meta.dirname, '../../workers/main.ts');

const launch = (how: string) => () =>
  forkNode.launch({
    entry: path.resolve(import.meta.dirname, '../fixtures/talking-child.ts'),
    args: [how],
    env: process.env,
    execArgv: [],
  });

const ready = (child: ChildHandle) =>
  new Promise<void>((resolve) => {
    child.onMessage(() => resolve());
  });

const exit = (child: ChildHandle) => child.send({ type: 'exit' });
const clock = { now: () => performance.now(), wait: async () => {} };

describe('a supervised process', () => {
  it('is a new process after it was killed', async () => {
    const child = superviseChild({ name: 'test', launch: launch('talk'), ready, ask: exit, clock });
    await expect.poll(() => child.state().kind).toBe('ready');
    const first = child.child()?.pid ?? 0;
    process.kill(first, 'SIGKILL');
    await expect
      .poll(() => child.state().kind === 'ready' && child.child()?.pid !== first, {
        timeout: 10_000,
      })
      .toBe(true);
    await child.stop(10_000);
  });

  it('is given up after ten crashed starts', async () => {
    const child = superviseChild({ name: 'test', launch: launch('crash'), ready, clock });
    await expect.poll(() => child.state().kind).toBe('gave-up');
    expect(child.state()).toMatchObject({ reason: expect.stringContaining('code 3') });
  });

  it('ends on its own when asked', async () => {
    const child = superviseChild({ name: 'test', launch: launch('talk'), ready, ask: exit });
    await expect.poll(() => child.state().kind).toBe('ready');
    const pid = child.child()?.pid ?? 0;
    await child.stop(10_000);
    expect(await isRunning({ pid, started: null })).toBe(false);
  });

  it('is forced when it ignores the request', async () => {
    const child = superviseChild({ name: 'test', launch: launch('stubborn'), ready });
    await expect.poll(() => child.state().kind).toBe('ready');
    const pid = child.child()?.pid ?? 0;
    await child.stop(100);
    expect(await isRunning({ pid, started: null })).toBe(false);
  });
});

describe('a worker process', () => {
  const silence = { lookEveryMs: 200, silentAfter: 5, hungAfter: 10 };

  async function supervise(how: string) {
    const states: string[] = [];
    const child = superviseWorker({
      queue: 'parse',
      launcher: { launch: launch(how) },
      entry: '',
      env: {},
      execArgv: [],
      start: async () => ({ type: 'start' }),
      onState: (state) => states.push('reason' in state ? state.reason : state.kind),
      onUsage: () => undefined,
      output: { write: () => undefined },
      silence,
    });
    await expect.poll(() => states).toContain('ready');
    const first = child.child()?.pid ?? 0;
    const isOther = async () => (child.child()?.pid ?? first) !== first;
    const stop = () => child.stop(100);
    return { child, states, first, isOther, [Symbol.asyncDispose]: stop };
  }

  it.each(['hang', 'stopped'])('that hangs (%s) is reported, ended and restarted', async (how) => {
    await using worker = await supervise(how === 'hang' ? 'hang' : 'speak');
    if (how === 'stopped') process.kill(worker.first, 'SIGSTOP');
    await expect.poll(worker.isOther).toBe(true);
    expect(worker.states.slice(0, 4)).toEqual([
      'starting',
      'ready',
      'silent',
      'The parse worker is not responding',
    ]);
    expect(await isRunning({ pid: worker.first, started: null })).toBe(false);
  });

  it('that stalled for a while and continues is left alone', async () => {
    await using worker = await supervise('speak');
    process.kill(worker.first, 'SIGSTOP');
    await expect.poll(() => worker.states).toContain('silent');
    process.kill(worker.first, 'SIGCONT');
    await expect.poll(() => worker.child.state().kind).toBe('ready');
    expect(await worker.isOther()).toBe(false);
  });

  it('ends with a host that dies while it loads', async () => {
    await using folder = await temporaryFolder();
    const at = (name: string) => path.join(folder.path, name);
    const worker = fork(workerEntry, ['parse'], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const ended = once(worker, 'exit');
    const options: WorkerOptions = {
      database: at('rolewatch.db'),
      snapshots: { kind: 'files', dir: at('snapshots') },
      sitePaces: null,
      model: { kind: 'none' },
      settings: defaultSettings,
      originMap: {},
    };
    // Both are there before the worker has loaded what listens to them.
    worker.send({
      type: 'start',
      address: { socket: at('redis.sock'), password: 'gone' },
      options,
    });
    worker.disconnect();
    expect(await ended).toEqual([1, null]);
  });

  it('is left alone by a host that stalled', async () => {
    await using worker = await supervise('speak');
    // Long enough to count as hung, but the host hears and checks nothing.
    const until = performance.now() + silence.lookEveryMs * silence.hungAfter * 2;
    while (performance.now() < until);
    const heard = Promise.withResolvers<void>();
    worker.child.child()?.onMessage(() => heard.resolve());
    await heard.promise;
    expect(worker.states).toEqual(['starting', 'ready']);
  });
});

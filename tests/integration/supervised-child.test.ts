import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { forkNode } from '#host/supervisor/fork-node.ts';
import type { ChildHandle } from '#host/supervisor/launcher.ts';
import { superviseChild } from '#host/supervisor/supervisor.ts';
import { isRunning } from '#services/process-identity.ts';

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
  it('is another process after it was killed', async () => {
    const child = superviseChild({ name: 'test', launch: launch('talk'), ready, ask: exit, clock });
    await expect.poll(() => child.state().kind, { timeout: 10_000 }).toBe('ready');
    const first = child.child()?.pid ?? 0;
    process.kill(first, 'SIGKILL');
    await expect
      .poll(() => child.state().kind === 'ready' && child.child()?.pid !== first, {
        timeout: 10_000,
      })
      .toBe(true);
    await child.stop(10_000);
  });

  it('is given up when it crashes at each of ten starts', async () => {
    const child = superviseChild({ name: 'test', launch: launch('crash'), ready, clock });
    await expect.poll(() => child.state().kind, { timeout: 30_000 }).toBe('gave-up');
    expect(child.state()).toMatchObject({ reason: expect.stringContaining('code 3') });
  });

  it('ends by itself when it is asked', async () => {
    const child = superviseChild({ name: 'test', launch: launch('talk'), ready, ask: exit });
    await expect.poll(() => child.state().kind, { timeout: 10_000 }).toBe('ready');
    const pid = child.child()?.pid ?? 0;
    await child.stop(10_000);
    expect(await isRunning({ pid, started: null })).toBe(false);
  });

  it('is forced when it does not listen', async () => {
    const child = superviseChild({ name: 'test', launch: launch('stubborn'), ready });
    await expect.poll(() => child.state().kind, { timeout: 10_000 }).toBe('ready');
    const pid = child.child()?.pid ?? 0;
    await child.stop(100);
    expect(await isRunning({ pid, started: null })).toBe(false);
  });
});

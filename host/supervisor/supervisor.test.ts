import { setTimeout as waitFor } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type FakeChild, fakeChild } from '#tests/support/fake-child.ts';
import {
  type ChildState,
  type Clock,
  type SuperviseOptions,
  superviseChild,
} from './supervisor.ts';

/** A clock whose waits end at once. */
function fastClock() {
  const waits: number[] = [];
  let time = 0;
  const clock: Clock = {
    now: () => time,
    wait: async (ms) => {
      waits.push(ms);
      time += ms;
      // One turn of the event loop, as any real wait takes.
      await waitFor(0);
    },
  };
  return { clock, waits };
}

function supervise(options: Partial<SuperviseOptions> = {}) {
  const children: FakeChild[] = [];
  const states: ChildState[] = [];
  const { clock, waits } = fastClock();
  const supervised = superviseChild({
    name: 'test',
    launch: () => {
      const child = fakeChild();
      children.push(child);
      return child;
    },
    ready: () => Promise.resolve(),
    onState: (state) => states.push(state),
    clock,
    ...options,
  });
  const latest = () => children.at(-1);
  return { supervised, children, states, waits, latest };
}

const kinds = (states: readonly ChildState[]) => states.map(({ kind }) => kind);
const never = () => new Promise<never>(() => {});

describe('superviseChild', () => {
  it('reports when the child is ready', async () => {
    const { supervised, states } = supervise();
    await expect.poll(() => supervised.state().kind).toBe('ready');
    expect(kinds(states)).toEqual(['starting', 'ready']);
  });

  it('restarts it when it dies, and reports why', async () => {
    const { states, children, latest } = supervise();
    await expect.poll(() => kinds(states)).toContain('ready');
    latest()?.end(null, 'SIGSEGV');
    await expect.poll(() => children.length).toBe(2);
    expect(states).toContainEqual({ kind: 'restarting', delayMs: 500, reason: 'signal SIGSEGV' });
  });

  it('counts a child that ends before it is ready as a failed start', async () => {
    const { supervised, latest } = supervise({
      ready: () => {
        latest()?.end(3);
        return never();
      },
    });
    await expect.poll(() => supervised.state().kind).toBe('gave-up');
    expect(supervised.state()).toEqual({
      kind: 'gave-up',
      reason: '10 failed starts in a row, the last with: code 3',
    });
  });

  it('tries ten times before it gives up', async () => {
    const { supervised, children, waits } = supervise({
      ready: () => Promise.reject(new Error('it is not well')),
    });
    await expect.poll(() => supervised.state().kind).toBe('gave-up');
    expect(children).toHaveLength(10);
    expect(waits).toEqual([500, 1e3, 2e3, 4e3, 8e3, 16e3, 30e3, 30e3, 30e3]);
  });

  it('ends a child that never becomes ready before it starts another', async () => {
    const { supervised, children } = supervise({
      ready: () => Promise.reject(new Error('it is not well')),
    });
    await expect.poll(() => supervised.state().kind).toBe('gave-up');
    expect(children.every(({ signals }) => signals.includes('SIGKILL'))).toBe(true);
  });

  it('continues when a launch throws', async () => {
    let launches = 0;
    const { supervised } = supervise({
      launch: () => {
        if (++launches === 1) throw new Error('no memory');
        return fakeChild();
      },
    });
    await expect.poll(() => supervised.state().kind).toBe('ready');
    expect(launches).toBe(2);
  });

  it('does not restart a child that it stops', async () => {
    const { supervised, children, states } = supervise();
    await expect.poll(() => kinds(states)).toContain('ready');
    await supervised.stop(1_000);
    expect(kinds(states)).toEqual(['starting', 'ready', 'stopped']);
    expect(children).toHaveLength(1);
  });

  it('forces a child that does not stop in time', async () => {
    const stubborn = fakeChild({ diesOn: ['SIGKILL'] });
    const { supervised, states } = supervise({ launch: () => stubborn });
    await expect.poll(() => kinds(states)).toContain('ready');
    await supervised.stop(1);
    expect(stubborn.signals).toEqual(['SIGTERM', 'SIGKILL']);
  });

  it('asks in the child’s own way', async () => {
    const { supervised, latest, states } = supervise({
      ask: (child) => {
        child.send({ type: 'shutdown' });
        latest()?.end(0);
      },
    });
    await expect.poll(() => kinds(states)).toContain('ready');
    await supervised.stop(1_000);
    expect(latest()?.sent).toEqual([{ type: 'shutdown' }]);
  });

  it('stops during the wait for the next start', async () => {
    const { supervised, latest, children } = supervise({
      clock: { now: () => 0, wait: (ms, signal) => waitFor(ms * 1_000, undefined, { signal }) },
    });
    await expect.poll(() => supervised.state().kind).toBe('ready');
    latest()?.end(1);
    await expect.poll(() => supervised.state().kind).toBe('restarting');
    await supervised.stop(1_000);
    expect(supervised.state().kind).toBe('stopped');
    expect(children).toHaveLength(1);
  });

  it('stops a child that is still launching', async () => {
    const launching = Promise.withResolvers<FakeChild>();
    const { supervised } = supervise({ launch: () => launching.promise });
    const stopped = supervised.stop(1_000);
    const late = fakeChild();
    launching.resolve(late);
    await stopped;
    expect(late.signals).toEqual(['SIGKILL']);
  });

  it('aborts a launch that is no longer wanted', async () => {
    const { supervised } = supervise({
      launch: (signal) => waitFor(60_000, fakeChild(), { signal }),
    });
    await supervised.stop(1_000);
    expect(supervised.state().kind).toBe('stopped');
  });

  it('can be stopped twice', async () => {
    const { supervised, states } = supervise();
    await expect.poll(() => kinds(states)).toContain('ready');
    await Promise.all([supervised.stop(1_000), supervised.stop(1_000)]);
    expect(supervised.state().kind).toBe('stopped');
  });

  it('starts another life at once on a restart, without a wait', async () => {
    const { supervised, children, states, waits } = supervise();
    await expect.poll(() => kinds(states)).toContain('ready');
    await supervised.restart(1_000);
    await expect.poll(() => kinds(states)).toEqual(['starting', 'ready', 'starting', 'ready']);
    expect(children.map(({ signals }) => signals)).toEqual([['SIGTERM'], []]);
    expect(waits).toEqual([]);
  });

  it('forces a child that does not leave on a restart', async () => {
    const stubborn = fakeChild({ diesOn: ['SIGKILL'] });
    const next = fakeChild();
    const ready = [stubborn, next];
    const { supervised, states } = supervise({ launch: () => ready.shift() ?? next });
    await expect.poll(() => kinds(states)).toContain('ready');
    await supervised.restart(1);
    expect(stubborn.signals).toEqual(['SIGTERM', 'SIGKILL']);
    await expect.poll(() => supervised.child()).toBe(next);
  });

  it('launches again a child that is restarted before it is ready', async () => {
    let starts = 0;
    const { supervised, children } = supervise({
      ready: () => (++starts === 1 ? never() : Promise.resolve()),
    });
    await expect.poll(() => supervised.child()).not.toBeNull();
    await supervised.restart(1_000);
    await expect.poll(() => supervised.state().kind).toBe('ready');
    expect(children).toHaveLength(2);
  });

  it('still counts the failures of a restarted child', async () => {
    const { supervised, latest, waits } = supervise();
    await expect.poll(() => supervised.state().kind).toBe('ready');
    await supervised.restart(1_000);
    await expect.poll(() => supervised.state().kind).toBe('ready');
    latest()?.end(1);
    await expect.poll(() => waits).toEqual([500]);
  });

  it('cannot be restarted once stopped', async () => {
    const { supervised, children, states } = supervise();
    await expect.poll(() => kinds(states)).toContain('ready');
    await supervised.stop(1_000);
    await supervised.restart(1_000);
    expect(children).toHaveLength(1);
  });
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeRolewatch, health, runView } from '#tests/support/fake-rolewatch.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import type { Rolewatch } from '../events/rolewatch.ts';
import { type Activity, watchActivity } from './activity.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const revised = (inbox: number) =>
  ({
    event: 'data.changed',
    data: { host: 'h', revisions: { inbox } as never },
  }) as const;
const match = (n: number) => ({
  kind: 'match',
  posting: { id: `p${n}`, title: `Baker ${n}`, company: 'Acme' },
});

async function watch() {
  const rolewatch = fakeRolewatch();
  const told: Activity[] = [];
  const on: Rolewatch['on'] = (event, listener) =>
    rolewatch.onAny((message) => {
      if (message.event === event) listener(message.data as never);
    });
  const watching = watchActivity({ ...rolewatch, on }, (now) => told.push(now), silentLog);
  await vi.advanceTimersByTimeAsync(1_000);
  return { rolewatch, told, watching };
}

it('reports the present state at once, then each change', async () => {
  const { rolewatch, told } = await watch();
  expect(told).toEqual([{ health, run: null, matches: [] }]);
  rolewatch.publish({ event: 'run.changed', data: runView('r1', 0.5) });
  await vi.advanceTimersByTimeAsync(0);
  expect(told.at(-1)?.run?.id).toBe('r1');
});

it('reports at most once a second, and always the last change', async () => {
  const { rolewatch, told } = await watch();
  for (let i = 0; i < 20; i += 1) {
    rolewatch.publish({ event: 'run.changed', data: runView('r1', i / 20) });
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.length).toBeLessThanOrEqual(5);
  expect(told.at(-1)?.run?.progress).toBe(0.95);
});

it('keeps showing an open run when another ends', async () => {
  const { rolewatch, told } = await watch();
  rolewatch.publish({ event: 'run.changed', data: runView('r1', 0.5) });
  rolewatch.publish({ event: 'run.changed', data: runView('r2', 1) });
  await vi.advanceTimersByTimeAsync(0);
  expect(told.at(-1)?.run?.id).toBe('r1');
});

it('lists the five newest matches of the inbox, and updates them', async () => {
  const { rolewatch, told } = await watch();
  const items = [match(1), { kind: 'broken', posting: null }, ...[2, 3, 4, 5, 6].map(match)];
  rolewatch.answers.set('inbox.list', { items, total: 7 });
  rolewatch.publish(revised(1));
  rolewatch.publish(revised(1));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.at(-1)?.matches.map(({ postingId }) => postingId)).toEqual([
    'p1',
    'p2',
    'p3',
    'p4',
    'p5',
  ]);
  rolewatch.answers.set('inbox.list', { items: [match(7)], total: 1 });
  rolewatch.publish(revised(2));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.at(-1)?.matches).toEqual([{ postingId: 'p7', title: 'Baker 7', company: 'Acme' }]);
});

it('reports nothing once disposed', async () => {
  const { rolewatch, told, watching } = await watch();
  watching[Symbol.dispose]();
  rolewatch.publish({ event: 'run.changed', data: runView('r1', 0.5) });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toHaveLength(1);
  expect(rolewatch.listeners()).toBe(0);
});

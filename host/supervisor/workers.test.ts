import { expect, it } from 'vitest';
import type { ChildState } from './supervisor.ts';
import { createHungList } from './workers.ts';

const silent: ChildState = { kind: 'silent' };
const restarting: ChildState = { kind: 'restarting', reason: 'hung', delayMs: 1 };

it.each<readonly [string, readonly ChildState[], number]>([
  ['is silent', [silent], 1],
  ['answers again', [silent, { kind: 'ready' }], 0],
  ['is started again', [silent, restarting, { kind: 'starting' }], 1],
  ['is ready after a new start', [silent, restarting, { kind: 'starting' }, { kind: 'ready' }], 0],
  ['rests', [silent, { kind: 'idle' }], 0],
  ['rests between two lives', [silent, restarting, { kind: 'idle' }], 0],
  ['is stopped', [silent, { kind: 'stopped' }], 0],
  ['is given up', [silent, restarting, { kind: 'gave-up', reason: 'hung' }], 0],
])(
  'a worker is reported as hung only while it may have work: one that %s',
  (_what, states, count) => {
    const hung = createHungList();
    for (const state of states) hung.told('io_fetch', state);
    expect(hung.errors()).toHaveLength(count);
  },
);

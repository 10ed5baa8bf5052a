import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunView } from '#contract/runs.ts';
import { freshCompany } from '../runs/run-state.ts';
import { toRunView } from '../runs/run-view.ts';
import { createBus } from './bus.ts';
import { createRunProgress } from './run-progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A view that shows only its run and a message. */
const viewOf = (id: string, message: string): RunView => ({
  ...toRunView(
    {
      id,
      userId: 'me',
      startedAt: '2026-01-01T00:00:00.000Z',
      enrich: false,
      isCancelled: false,
      currentCompany: null,
      companies: new Map([['acme', freshCompany({ id: 'acme', url: 'acme', name: 'Acme' })]]),
    },
    null,
  ),
  message,
});

function start() {
  const bus = createBus();
  const heard: string[] = [];
  bus.on('run.changed', ({ id, message }) => heard.push(`${id}: ${message}`));
  const progress = createRunProgress(bus);
  const change = (id: string, message: string) => progress.changed(id, () => viewOf(id, message));
  return { progress, heard, change };
}

describe('changes of a run', () => {
  it('that come together make one snapshot, the last one', () => {
    const { heard, change } = start();
    for (const message of ['first', 'second', 'third']) change('run1', message);
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(0);
    expect(heard).toEqual(['run1: third']);
  });

  it('are sent at most ten times a second', () => {
    const { heard, change } = start();
    for (let ms = 0; ms < 995; ms += 5) {
      change('run1', `at ${ms}`);
      vi.advanceTimersByTime(5);
    }
    expect(heard).toHaveLength(10);
  });

  it('are always sent, including the last one', () => {
    const { heard, change } = start();
    change('run1', 'first');
    vi.advanceTimersByTime(10);
    change('run1', 'last');
    vi.advanceTimersByTime(100);
    expect(heard).toEqual(['run1: first', 'run1: last']);
  });

  it('are sent at once after a quiet time', () => {
    const { heard, change } = start();
    change('run1', 'first');
    vi.advanceTimersByTime(5_000);
    change('run1', 'second');
    vi.advanceTimersByTime(0);
    expect(heard).toEqual(['run1: first', 'run1: second']);
  });

  it('do not delay those of another run', () => {
    const { heard, change } = start();
    change('run1', 'first');
    vi.advanceTimersByTime(10);
    change('run2', 'first');
    vi.advanceTimersByTime(0);
    expect(heard).toEqual(['run1: first', 'run2: first']);
  });

  it('take a snapshot only when they are sent', () => {
    const { progress } = start();
    const snapshot = vi.fn(() => viewOf('run1', 'now'));
    for (let i = 0; i < 50; i += 1) progress.changed('run1', snapshot);
    vi.advanceTimersByTime(1_000);
    expect(snapshot).toHaveBeenCalledTimes(1);
  });
});

describe('the end of a run', () => {
  it('is sent at once, and nothing after it', () => {
    const { progress, heard, change } = start();
    change('run1', 'still at work');
    progress.ended(viewOf('run1', 'over'));
    vi.advanceTimersByTime(1_000);
    expect(heard).toEqual(['run1: over']);
  });

  it('leaves no timer behind', () => {
    const { progress, change } = start();
    change('run1', 'first');
    vi.advanceTimersByTime(0);
    progress.ended(viewOf('run1', 'over'));
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('sends nothing more once disposed', () => {
  const { progress, heard, change } = start();
  change('run1', 'first');
  progress[Symbol.dispose]();
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual([]);
});

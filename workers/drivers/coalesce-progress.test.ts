import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JobProgress } from '#core/job.ts';
import { coalesceProgress } from './coalesce-progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const sent: JobProgress[] = [];
  const progress = coalesceProgress((value) => sent.push(value));
  return { progress, steps: () => sent.map(({ step }) => step), sent };
}

describe('progress of a job', () => {
  it('is sent after a tenth of a second, with its time', () => {
    const { progress, sent } = start();
    progress.report(0.25, 'Reading');
    vi.advanceTimersByTime(99);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(sent).toEqual([{ fraction: 0.25, step: 'Reading', at: expect.any(Number) }]);
    expect(Math.abs((sent[0]?.at ?? 0) - Date.now())).toBeLessThan(1_000);
  });

  it('is sent at most ten times a second', () => {
    const { progress, sent } = start();
    for (let ms = 0; ms < 1_000; ms += 5) {
      progress.report(ms / 1_000, `at ${ms}`);
      vi.advanceTimersByTime(5);
    }
    expect(sent.length).toBeGreaterThanOrEqual(9);
    expect(sent.length).toBeLessThanOrEqual(10);
  });

  it('always delivers its last report', () => {
    const { progress, steps } = start();
    for (const step of ['first', 'second', 'third']) progress.report(0.5, step);
    vi.advanceTimersByTime(100);
    expect(steps()).toEqual(['third']);
  });

  it('is sent as soon after a quiet time', () => {
    const { progress, steps } = start();
    progress.report(0.1, 'first');
    vi.advanceTimersByTime(5_000);
    progress.report(0.2, 'second');
    vi.advanceTimersByTime(100);
    expect(steps()).toEqual(['first', 'second']);
  });

  it.each([
    [-1, 0],
    [0.5, 0.5],
    [2, 1],
  ])('reported as %s is sent as %s', (said, fraction) => {
    const { progress, sent } = start();
    progress.report(said, 'Working');
    vi.advanceTimersByTime(100);
    expect(sent).toMatchObject([{ fraction }]);
  });

  it('is not sent after the job ended', () => {
    const { progress, steps } = start();
    progress.report(0.1, 'first');
    progress[Symbol.dispose]();
    vi.advanceTimersByTime(1_000);
    expect(steps()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

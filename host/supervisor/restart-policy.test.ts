import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '#core/duration.ts';
import { type Life, restartPolicy } from './restart-policy.ts';

const failed: Life = { readyAt: null, endedAt: 0 };
const short: Life = { readyAt: 0, endedAt: seconds(5) };
const healthy: Life = { readyAt: 0, endedAt: minutes(1) };
const times = (n: number, life: Life) => Array.from({ length: n }, () => life);
const delays = (life: Life, n: number) =>
  Array.from({ length: n }, (_, i) => restartPolicy(times(i + 1, life))).map((verdict) =>
    verdict.kind === 'restart' ? verdict.delayMs : null,
  );

describe('restartPolicy', () => {
  it('doubles the wait from half a second up to thirty', () => {
    expect(delays(short, 8)).toEqual([500, 1e3, 2e3, 4e3, 8e3, 16e3, 30e3, 30e3]);
  });

  it('waits half a second again after a minute of health', () => {
    const verdict = restartPolicy([...times(5, short), healthy]);
    expect(verdict).toEqual({ kind: 'restart', delayMs: 500 });
  });

  it('starts doubling again after the health ends', () => {
    const verdict = restartPolicy([...times(5, short), healthy, short]);
    expect(verdict).toEqual({ kind: 'restart', delayMs: 1_000 });
  });

  it('gives up after ten failed starts in a row', () => {
    expect(restartPolicy(times(10, failed))).toEqual({ kind: 'give-up', failedStarts: 10 });
  });

  it('still tries after nine', () => {
    expect(restartPolicy(times(9, failed))).toMatchObject({ kind: 'restart' });
  });

  it('resets the count of failed starts after a good one', () => {
    const verdict = restartPolicy([...times(9, failed), short, failed]);
    expect(verdict).toMatchObject({ kind: 'restart' });
  });

  it('never gives up on a child that starts each time', () => {
    expect(restartPolicy(times(40, short))).toMatchObject({ kind: 'restart' });
  });
});

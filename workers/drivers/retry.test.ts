import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { nextTry } from './retry.ts';

const passing = new AppError('server_error', { url: 'x', status: 500 });
const told = (retryAfterMs: number) => new AppError('rate_limited', { host: 'x', retryAfterMs });

const ask = (change: Partial<Parameters<typeof nextTry>[0]>) =>
  nextTry({
    error: passing,
    retryDelaysMs: [10_000, 30_000, 60_000],
    scale: 1,
    failures: 0,
    putOffs: 0,
    chance: 0.5,
    ...change,
  });

describe('nextTry', () => {
  it.each([
    [0, 10_000],
    [1, 30_000],
    [2, 60_000],
  ])('waits after %s failures as long as the table says', (failures, delayMs) => {
    expect(ask({ failures })).toEqual({ kind: 'retry', delayMs });
  });

  it('stops at the end of the table', () => {
    expect(ask({ failures: 3 })).toEqual({ kind: 'stop' });
  });

  it('spreads retries by a fifth to either side', () => {
    expect([ask({ chance: 0 }), ask({ chance: 1 })]).toEqual([
      { kind: 'retry', delayMs: 8_000 },
      { kind: 'retry', delayMs: 12_000 },
    ]);
  });

  it('does not retry a permanent failure', () => {
    const error = new AppError('page_not_found', { url: 'x', status: 404 });
    expect(ask({ error })).toEqual({ kind: 'stop' });
  });

  it('comes back when the site says, without counting a failure', () => {
    expect(ask({ error: told(7_000), failures: 3 })).toEqual({ kind: 'put-off', delayMs: 7_000 });
  });

  it.each([
    ['longer than it is willing to wait', { error: told(3_600_000) }],
    ['again and again', { error: told(1_000), putOffs: 5 }],
  ])('gives up on a site that says to wait %s', (_how, change) => {
    expect(ask(change)).toEqual({ kind: 'stop' });
  });
});

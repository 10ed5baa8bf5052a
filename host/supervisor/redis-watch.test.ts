import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { watchRedis } from './redis-watch.ts';

const full = new AppError('redis_full', {});
const away = (code: string) =>
  new AppError(
    'redis_unavailable',
    { reason: code },
    { cause: Object.assign(new Error(), { code }) },
  );

/** A watch over a Redis that gives these answers in order, then repeats the last. */
function watch(...answers: readonly (AppError | null)[]) {
  const left = [...answers];
  const looks = vi.fn(async () => {
    const failure = left.length > 1 ? left.shift() : left[0];
    if (failure != null) throw failure;
  });
  const onChange = vi.fn();
  const onRecovery = vi.fn();
  const restart = vi.fn();
  const watched = watchRedis({
    look: looks,
    onChange,
    restart,
    log: silentLog,
    intervals: { wellMs: 1, ailingMs: 1 },
  });
  watched.onRecovery(onRecovery);
  const looked = (times: number) =>
    vi.waitFor(() => expect(looks.mock.calls.length).toBeGreaterThan(times));
  return { ...watched, looked, onChange, onRecovery, restart };
}

describe('watchRedis', () => {
  it('reports a refusal at once, and once', async () => {
    using t = watch(full);
    await t.looked(5);
    expect(t.problem()).toBe(full);
    expect(t.onChange).toHaveBeenCalledTimes(1);
  });

  it('reports the end of the problem', async () => {
    using t = watch(full, full, null);
    await vi.waitFor(() => expect(t.onRecovery).toHaveBeenCalledTimes(1));
    expect(t.problem()).toBeNull();
  });

  it('ignores a single miss: Redis may be restarting', async () => {
    using t = watch(away('ECONNREFUSED'), null);
    await t.looked(4);
    expect(t.onChange).not.toHaveBeenCalled();
  });

  it('reports a Redis that stays away', async () => {
    using t = watch(away('ECONNREFUSED'));
    await t.looked(2);
    expect(t.problem()).toMatchObject({ code: 'redis_unavailable' });
  });

  it.each([
    ['whose socket is gone', 'ENOENT', 3],
    ['whose port nobody has', 'ECONNREFUSED', 3],
    ['that hangs', 'ETIMEDOUT', 6],
  ])('restarts one %s, after some misses', async (_what, code, misses) => {
    const before = Array.from({ length: misses - 1 }, () => away(code));
    using patient = watch(...before, null);
    await patient.looked(misses + 3);
    expect(patient.restart).not.toHaveBeenCalled();
    using t = watch(...before, away(code), null);
    await t.looked(misses + 3);
    expect(t.restart).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['is loading', new AppError('redis_unavailable', { reason: 'loading' })],
    ['is full', full],
  ])('does not restart one that %s', async (_what, failure) => {
    using t = watch(failure);
    await t.looked(12);
    expect(t.restart).not.toHaveBeenCalled();
  });

  it('checks now, and corrects its state', async () => {
    using t = watch(full, null);
    await t.check().catch(() => undefined);
    await t.check();
    expect(t.problem()).toBeNull();
  });

  it('makes a check wait a moment for one that is away', async () => {
    using t = watch(away('ECONNREFUSED'), away('ECONNREFUSED'), away('ECONNREFUSED'), null);
    await expect(t.check()).resolves.toBeUndefined();
  });

  it('fails a check of one that refuses at once', async () => {
    using t = watch(full);
    await expect(t.check()).rejects.toBe(full);
  });
});

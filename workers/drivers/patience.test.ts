import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { patiently, pauseWhenRefused } from './patience.ts';

const away = () => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:6379'));
const never = () => new Promise<never>(() => undefined);
const closed = AbortSignal.abort();

describe('a Redis that is away is asked again', () => {
  it('until it is back', async () => {
    let asked = 0;
    const ask = () => {
      asked += 1;
      return asked < 3 ? away() : Promise.resolve('PONG');
    };
    expect(await patiently(ask)).toBe('PONG');
  });

  it('as long as there is patience, then reports the last error', async () => {
    await expect(patiently(away, new AbortController().signal, 1)).rejects.toMatchObject({
      code: 'redis_unavailable',
    });
  });
});

it('a silent Redis is waited for no longer than one that is away', async () => {
  await expect(patiently(never, new AbortController().signal, 20)).rejects.toMatchObject({
    code: 'redis_unavailable',
    message: expect.stringContaining('no answer within 20 ms'),
  });
});

describe('waiting ends when the driver closes', () => {
  it.each([
    ['that hangs', never],
    ['that is away', away],
  ])('of a Redis %s', async (_name, ask) => {
    const closing = new AbortController();
    const answer = patiently(ask, closing.signal);
    closing.abort();
    await expect(answer).rejects.toMatchObject({ code: 'redis_unavailable' });
  });

  it('also if it closed before the question', async () => {
    await expect(patiently(never, closed)).rejects.toMatchObject({ code: 'redis_unavailable' });
  });
});

it.each([
  ['OOM command not allowed', 'redis_full'],
  ['MISCONF Errors writing to the AOF file: No space left on device', 'redis_not_saving'],
  ['READONLY You cannot write against a read only replica.', 'redis_unusable'],
  ['NOAUTH Authentication required.', 'redis_unusable'],
  ['NOPERM User x has no permissions', 'redis_unusable'],
])('a Redis that refuses (%s) is not asked again', async (says, code) => {
  let asked = 0;
  const answer = patiently(() => {
    asked += 1;
    return Promise.reject(new Error(says));
  });
  await expect(answer).rejects.toMatchObject({ code });
  expect(asked).toBe(1);
});

describe('a worker that Redis refuses', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function openWorker() {
    const events = new EventEmitter();
    const worker = Object.assign(events, {
      pause: vi.fn(async () => undefined),
      resume: vi.fn(async () => undefined),
    });
    // Needs only this part of BullMQ's worker.
    const pausing = pauseWhenRefused(worker as never);
    return { ...worker, fail: (said: string) => events.emit('error', new Error(said)), pausing };
  }

  const refusal = "OOM command not allowed when used memory > 'maxmemory'.";

  it('pauses once for many refusals, and continues after seconds', () => {
    const worker = openWorker();
    for (let n = 0; n < 1_000; n += 1) worker.fail(refusal);
    expect(worker.pause).toHaveBeenCalledTimes(1);
    expect(worker.resume).not.toHaveBeenCalled();
    vi.advanceTimersByTime(3_000);
    expect(worker.resume).toHaveBeenCalledTimes(1);
  });

  it('pauses again if Redis still refuses', () => {
    const worker = openWorker();
    worker.fail(refusal);
    vi.advanceTimersByTime(3_000);
    worker.fail(refusal);
    expect(worker.pause).toHaveBeenCalledTimes(2);
  });

  it.each(['Connection is closed.', 'Missing lock for job 7'])('does not pause for: %s', (said) => {
    const worker = openWorker();
    worker.fail(said);
    expect(worker.pause).not.toHaveBeenCalled();
  });

  it('leaves a closing worker alone', () => {
    const worker = openWorker();
    worker.fail(refusal);
    worker.pausing[Symbol.dispose]();
    worker.fail(refusal);
    vi.advanceTimersByTime(10_000);
    expect(worker.pause).toHaveBeenCalledTimes(1);
    expect(worker.resume).not.toHaveBeenCalled();
  });
});

import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { abortError, waitFor } from './abort.ts';
import { createAllowance } from './client.ts';

const never = new Promise<never>(() => undefined);
const timeout = () =>
  new AppError('request_timeout', { url: 'https://acme.example/', timeoutMs: 5 });
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

describe('abortError', () => {
  it('is the reason if that is an AppError', () => {
    const reason = timeout();

    expect(abortError(AbortSignal.abort(reason))).toBe(reason);
  });

  it('is a cancellation otherwise', () => {
    expect(abortError(AbortSignal.abort()).code).toBe('cancelled');
  });
});

describe('waitFor', () => {
  it('returns the result of the work', async () => {
    await expect(waitFor(Promise.resolve(1), new AbortController().signal)).resolves.toBe(1);
  });

  it('stops waiting when aborted', async () => {
    const controller = new AbortController();
    const waited = waitFor(never, controller.signal);

    controller.abort();

    await expect(waited).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('does not begin to wait after an abort', async () => {
    await expect(waitFor(never, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('createAllowance', () => {
  const { signal } = new AbortController();

  it('ends work that takes longer', async () => {
    await expect(createAllowance(5, timeout)(signal, untilAborted)).rejects.toMatchObject({
      code: 'request_timeout',
    });
  });

  it('is shared by all its work', async () => {
    const allowance = createAllowance(500, timeout);
    await allowance(signal, untilAborted).catch(() => undefined);
    const startedAt = performance.now();

    await allowance(signal, untilAborted).catch(() => undefined);

    expect(performance.now() - startedAt).toBeLessThan(400);
  });

  it('ends work with the caller’s signal', async () => {
    const controller = new AbortController();
    const work = createAllowance(60_000, timeout)(controller.signal, untilAborted);

    controller.abort();

    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('does not begin cancelled work', async () => {
    let begun = false;
    const begin = async () => {
      begun = true;
    };

    await createAllowance(5, timeout)(AbortSignal.abort(), begin).catch(() => undefined);

    expect(begun).toBe(false);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { minutes, seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { createPauses } from './pauses.ts';

const limited = (retryAfterMs: number) =>
  new AppError('rate_limited', { host: 'vendor.example', retryAfterMs });

function setUp() {
  const pause = vi.fn(async (_ms: number) => undefined);
  return { pause, ...createPauses(pause) };
}

/** Fails with each error in turn, then answers. */
function failing(...errors: readonly AppError[]) {
  const left = [...errors];
  return vi.fn(async () => {
    const error = left.shift();
    if (error !== undefined) throw error;
    return 'answer';
  });
}

const answering = failing();

describe('createPauses', () => {
  it('asks again after the pause, once something was read', async () => {
    const { waitOut, pause } = setUp();
    await waitOut(answering);

    await expect(waitOut(failing(limited(2_000), limited(30_000)))).resolves.toBe('answer');

    expect(pause.mock.calls).toEqual([[2_000], [30_000]]);
  });

  it('does not wait before anything was read', async () => {
    const { waitOut, pause } = setUp();

    await expect(waitOut(failing(limited(2_000)))).rejects.toMatchObject({ code: 'rate_limited' });

    expect(pause).not.toHaveBeenCalled();
  });

  it('asks once more only after a request to wait', async () => {
    const { waitOut } = setUp();
    await waitOut(answering);
    const denied = new AppError('access_denied', { url: 'https://vendor.example/', status: 403 });

    await expect(waitOut(failing(denied))).rejects.toBe(denied);
  });

  it('pauses once for requests at the same time', async () => {
    const { waitOut, pause } = setUp();
    await waitOut(answering);

    await Promise.all([1, 2, 3].map(() => waitOut(failing(limited(2_000)))));

    expect(pause).toHaveBeenCalledOnce();
  });

  it('waits for two minutes at most', async () => {
    const { waitOut, pause } = setUp();
    await waitOut(answering);
    await waitOut(failing(limited(seconds(90))));

    await expect(waitOut(failing(limited(seconds(31))))).rejects.toMatchObject({
      details: { retryAfterMs: seconds(31) },
    });

    expect(pause).toHaveBeenCalledOnce();
    await expect(waitOut(failing(limited(minutes(5))))).rejects.toThrow(AppError);
  });

  it('gives up on a site that asks for one pause after another', async () => {
    const { waitOut, pause } = setUp();
    await waitOut(answering);
    const always = failing(...Array.from({ length: 100 }, () => limited(0)));

    await expect(waitOut(always)).rejects.toMatchObject({ code: 'rate_limited' });

    expect(pause).toHaveBeenCalledTimes(5);
  });

  it('goes on as long as some answers come', async () => {
    const { waitOut, pause } = setUp();
    for (let n = 0; n < 20; n++) await waitOut(n === 0 ? answering : failing(limited(0)));

    expect(pause).toHaveBeenCalledTimes(19);
  });
});

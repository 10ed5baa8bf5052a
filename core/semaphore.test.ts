import { describe, expect, it } from 'vitest';
import { createSemaphore } from './semaphore.ts';

describe('semaphore', () => {
  it('never runs more tasks at a time than it has places', async () => {
    const semaphore = createSemaphore(3);
    let running = 0;
    let most = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    };

    await Promise.all(Array.from({ length: 20 }, () => semaphore.run(task)));

    expect(most).toBe(3);
  });

  it('lets tasks in by the order they came', async () => {
    const semaphore = createSemaphore(1);
    const order: number[] = [];

    await Promise.all(
      [1, 2, 3, 4].map((n) =>
        semaphore.run(async () => {
          order.push(n);
        }),
      ),
    );

    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('frees the place of a task that fails', async () => {
    const semaphore = createSemaphore(1);
    await expect(semaphore.run(() => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );

    await expect(semaphore.run(async () => 'next')).resolves.toBe('next');
  });

  it('cancels a task that waits when its signal aborts, without starting it', async () => {
    const semaphore = createSemaphore(1);
    const first = Promise.withResolvers<void>();
    const holder = semaphore.run(() => first.promise);
    const stop = new AbortController();
    let started = false;
    const waiter = semaphore.run(async () => {
      started = true;
    }, stop.signal);

    stop.abort();

    await expect(waiter).rejects.toMatchObject({ code: 'cancelled' });
    first.resolve();
    await holder;
    expect(started).toBe(false);
  });

  it('gives the place to the next in line when one that waited has left', async () => {
    const semaphore = createSemaphore(1);
    const first = Promise.withResolvers<void>();
    const holder = semaphore.run(() => first.promise);
    const stop = new AbortController();
    const left = semaphore.run(async () => 'left', stop.signal);
    const stayed = semaphore.run(async () => 'stayed');
    stop.abort();
    await expect(left).rejects.toMatchObject({ code: 'cancelled' });

    first.resolve();

    await holder;
    await expect(stayed).resolves.toBe('stayed');
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    'starts no aborted task and loses no place when aborted %d ticks after a place came free',
    async (ticks) => {
      const semaphore = createSemaphore(1);
      const first = Promise.withResolvers<void>();
      const holder = semaphore.run(() => first.promise);
      const stop = new AbortController();
      let startedAborted = false;
      const late = semaphore
        .run(async () => {
          startedAborted = stop.signal.aborted;
        }, stop.signal)
        .catch((error: unknown) => error);

      first.resolve();
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      stop.abort();
      await Promise.all([holder, late]);

      expect(startedAborted).toBe(false);
      await expect(semaphore.run(async () => 'free')).resolves.toBe('free');
    },
  );

  it('refuses a task whose signal has aborted already', async () => {
    const semaphore = createSemaphore(1);

    const refused = semaphore.run(async () => 'never', AbortSignal.abort());

    await expect(refused).rejects.toMatchObject({ code: 'cancelled' });
  });
});

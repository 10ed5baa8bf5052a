import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'bullmq';
import { formatDuration, seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { isRefusal, toRedisFailure } from '#services/redis/redis-failure.ts';

/** Our own Redis restarts faster than this. */
const patienceMs = seconds(10);
const againAfterMs = 100;

/**
 * Asks Redis again while it is away, for ten seconds at most, and stops once `closing` is aborted.
 * So only for calls that may run twice. Throws `redis_unavailable`, also for a silent Redis. Throws
 * `redis_unusable`, `redis_full` or `redis_not_saving` at once.
 */
export async function patiently<T>(
  ask: () => Promise<T>,
  closing: AbortSignal = neverClosing,
  waitMs = patienceMs,
): Promise<T> {
  const deadline = performance.now() + waitMs;
  const silence = Promise.withResolvers<never>();
  const giveUp = () => silence.reject(unavailable('its connection is being closed'));
  const timer = setTimeout(
    () => silence.reject(unavailable(`no answer within ${formatDuration(waitMs)}`)),
    waitMs,
  );
  closing.addEventListener('abort', giveUp);
  if (closing.aborted) giveUp();
  try {
    for (;;) {
      try {
        return await Promise.race([ask(), silence.promise]);
      } catch (error) {
        const failure = toRedisFailure(error);
        const isAway = failure instanceof AppError && failure.code === 'redis_unavailable';
        const isOver = closing.aborted || performance.now() >= deadline;
        if (!isAway || isOver) throw failure;
        await Promise.race([wait(againAfterMs), silence.promise]);
      }
    }
  } finally {
    clearTimeout(timer);
    closing.removeEventListener('abort', giveUp);
    // Its rejection may come after everyone has stopped listening.
    silence.promise.catch(() => undefined);
  }
}

const neverClosing = new AbortController().signal;

const unavailable = (reason: string): AppError => new AppError('redis_unavailable', { reason });

/**
 * BullMQ asks again at once: thousands of times a second, of a Redis that is already short of
 * memory.
 */
const pauseMs = seconds(3);

/**
 * Stops a worker for a few seconds at a time from asking a Redis that refuses (full, read-only,
 * disk full) for more work. Running jobs go on. Dispose before the worker is closed.
 */
export function pauseWhenRefused(worker: Pick<Worker, 'on' | 'pause' | 'resume'>): Disposable {
  let timer: NodeJS.Timeout | null = null;
  let isOver = false;
  worker.on('error', (error) => {
    if (isOver || timer !== null || !isRefusal(error)) return;
    timer = setTimeout(() => {
      timer = null;
      void worker.resume();
    }, pauseMs);
    void worker.pause(true);
  });
  return {
    [Symbol.dispose]() {
      isOver = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

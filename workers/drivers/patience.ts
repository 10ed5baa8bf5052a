import { setTimeout as wait } from 'node:timers/promises';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { toRedisFailure } from '#services/redis/failure.ts';

/** Our own Redis is back sooner than this when it is started again. */
const patienceMs = seconds(10);
const againAfterMs = 100;

/**
 * What Redis answers, asked again while it is away, for ten seconds at most; so only for questions
 * that may be asked twice. Throws `redis_unavailable`, `redis_unusable`, `redis_full` or
 * `redis_not_saving`, the last three at once.
 */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const failure = toRedisFailure(error);
      const isAway = failure instanceof AppError && failure.code === 'redis_unavailable';
      if (!isAway || performance.now() > deadline) throw failure;
      await wait(againAfterMs);
    }
  }
}

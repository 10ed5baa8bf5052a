import { Redis, type RedisOptions } from 'ioredis';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { RedisAddress } from './address.ts';
import { keepStringsFast } from './fast-strings.ts';

keepStringsFast();

/** What a connection is for: a producer would rather fail than wait, the others wait for ever. */
export type ConnectionRole = 'producer' | 'worker' | 'events';

/**
 * A connection that comes back by itself for as long as it is not closed; the caller closes it.
 * BullMQ is given this instance. Errors of the connection go to `onError`: without a listener they
 * would end the process.
 */
export function createConnection(
  address: RedisAddress,
  role: ConnectionRole,
  onError: (error: Error) => void,
): Redis {
  const redis = connect(address, {
    // BullMQ refuses anything but null where it blocks: a number would end the wait for a job.
    maxRetriesPerRequest: role === 'producer' ? 1 : null,
    retryStrategy: retryDelayMs,
  });
  redis.on('error', onError);
  return redis;
}

/** The wait before the nth try in a row to connect: quick at first, never more than a second. */
export const retryDelayMs = (attempt: number): number =>
  Math.min(20 * 2 ** Math.min(attempt - 1, 10), seconds(1));

/** Milliseconds until Redis answered. Throws `redis_unavailable` with the reason. */
export async function ping(address: RedisAddress, timeoutMs: number): Promise<number> {
  const start = performance.now();
  const redis = connect(address, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  // The event tells why the connection failed; the command only that it is closed.
  let reason: string | null = null;
  redis.on('error', (error) => {
    reason ??= error.message;
  });
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`no answer within ${timeoutMs} ms`)),
    timeoutMs,
  );
  try {
    await Promise.race([redis.connect().then(() => redis.ping()), late.promise]);
    return performance.now() - start;
  } catch (error) {
    const seen = reason ?? (error instanceof Error ? error.message : String(error));
    throw new AppError('redis_unavailable', { reason: seen }, { cause: error });
  } finally {
    clearTimeout(timer);
    redis.disconnect();
  }
}

type Patience = Pick<RedisOptions, 'lazyConnect' | 'maxRetriesPerRequest' | 'retryStrategy'>;

function connect(address: RedisAddress, options: Patience): Redis {
  if ('url' in address) return new Redis(address.url, options);
  const { password } = address;
  return 'socket' in address
    ? new Redis({ ...options, path: address.socket, password })
    : new Redis({ ...options, host: '127.0.0.1', port: address.port, password });
}

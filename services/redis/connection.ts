import { Redis, type RedisOptions } from 'ioredis';
import { seconds } from '#core/duration.ts';
import type { RedisAddress } from './address.ts';
import { keepStringsFast } from './fast-strings.ts';

keepStringsFast();

/** What a connection is for: a producer would rather fail than wait, the others wait for ever. */
export type ConnectionRole = 'producer' | 'worker' | 'events';

/** The connections that BullMQ made from one of ours, to block on: it does not say which they are. */
const copiesOf = new WeakMap<Redis, Redis[]>();

/**
 * A connection that comes back by itself until the caller ends it with `endConnection`.
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
  const copies: Redis[] = [];
  copiesOf.set(redis, copies);
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (override) => {
    const copy = duplicate(override);
    copies.push(copy);
    return copy;
  };
  return redis;
}

/**
 * Ends a connection and its copies at once, also while Redis is away: one that waits to be made again
 * would keep the process alive.
 */
export function endConnection(redis: Redis): void {
  for (const each of [redis, ...(copiesOf.get(redis) ?? [])]) each.disconnect();
}

/** The wait before the nth try in a row to connect: quick at first, never more than a second. */
export const retryDelayMs = (attempt: number): number =>
  Math.min(20 * 2 ** Math.min(attempt - 1, 10), seconds(1));

type Patience = Pick<
  RedisOptions,
  'lazyConnect' | 'maxRetriesPerRequest' | 'retryStrategy' | 'enableReadyCheck'
>;

/** A client of ioredis that does not connect before it is told to, or at once, as the options say. */
export function connect(address: RedisAddress, options: Patience): Redis {
  if ('url' in address) return new Redis(address.url, options);
  const { password } = address;
  return 'socket' in address
    ? new Redis({ ...options, path: address.socket, password })
    : new Redis({ ...options, host: '127.0.0.1', port: address.port, password });
}

import { Redis, type RedisOptions } from 'ioredis';
import { seconds } from '#core/duration.ts';
import type { RedisAddress } from './address.ts';
import { keepStringsFast } from './fast-strings.ts';

keepStringsFast();

/** A producer fails instead of waiting; the others wait forever. */
export type ConnectionRole = 'producer' | 'worker' | 'events';

/** The blocking connections that BullMQ duplicates from one of ours; it does not list them. */
const copiesOf = new WeakMap<Redis, Redis[]>();

/** Reconnects until `endConnection`. `onError` gets errors that would end the process unhandled. */
export function createConnection(
  address: RedisAddress,
  role: ConnectionRole,
  onError: (error: Error) => void,
): Redis {
  const redis = connect(address, {
    // BullMQ requires null for blocking connections: a number would end the wait for a job.
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

/** Also while Redis is away: a reconnecting connection would keep the process alive. */
export function endConnection(redis: Redis): void {
  for (const each of [redis, ...(copiesOf.get(redis) ?? [])]) each.disconnect();
}

/** The wait before the nth reconnect in a row: short at first, at most a second. */
export const retryDelayMs = (attempt: number): number =>
  Math.min(20 * 2 ** Math.min(attempt - 1, 10), seconds(1));

type Patience = Pick<
  RedisOptions,
  'lazyConnect' | 'maxRetriesPerRequest' | 'retryStrategy' | 'enableReadyCheck'
>;

/** An ioredis client that connects now or when told, by its options. */
export function connect(address: RedisAddress, options: Patience): Redis {
  if ('url' in address) return new Redis(address.url, options);
  const { password } = address;
  return 'socket' in address
    ? new Redis({ ...options, path: address.socket, password })
    : new Redis({ ...options, host: '127.0.0.1', port: address.port, password });
}

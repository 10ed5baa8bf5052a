import net from 'node:net';
import tls from 'node:tls';
import type { Redis } from 'ioredis';
import pTimeout from 'p-timeout';
import { formatDuration, seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { RedisAddress } from './address.ts';
import { connect } from './connection.ts';
import { meaningOf, toRedisFailure } from './redis-failure.ts';

/** BullMQ refuses older ones. */
const oldestVersion = 5;

/**
 * Proves that a Redis can do our work, over a separate connection, and leaves no trace. A thorough
 * probe tries every kind of command of the queues, which adds lines to the append-only file.
 * Returns the time in milliseconds. Throws `redis_unavailable`, `redis_unusable`, `redis_full` or
 * `redis_not_saving`.
 */
export async function probe(
  address: RedisAddress,
  timeoutMs: number,
  { isThorough = false } = {},
): Promise<number> {
  const start = performance.now();
  const redis = connect(address, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    // Otherwise the client waits while Redis loads.
    enableReadyCheck: false,
  });
  // The event has the reason; the command only says that the connection is closed.
  const heard: Error[] = [];
  redis.on('error', (error) => heard.push(error));
  try {
    await pTimeout(isThorough ? askAll(redis) : ask(redis), {
      milliseconds: timeoutMs,
      message: noAnswer(timeoutMs),
    });
    // A missing database only shows here: work would go on in another one.
    if (heard[0] !== undefined) throw heard[0];
    return performance.now() - start;
  } catch (error) {
    throw await explain(address, heard[0] ?? error);
  } finally {
    redis.disconnect();
  }
}

async function ask(redis: Redis): Promise<void> {
  await redis.connect();
  refuse(await redis.info());
  // Checked like writes, but they change nothing: the key does not exist.
  await redis.eval("return redis.call('SET', KEYS[1], '1', 'XX')", 1, key);
  await redis.publish(key, '');
}

const key = 'rolewatch:probe';

/** Every writing command, by the kind of its value; leaves nothing behind. */
const writes = `
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'a', '1') redis.call('HINCRBY', KEYS[1], 'a', 1) redis.call('HMGET', KEYS[1], 'a') redis.call('HGETALL', KEYS[1]) redis.call('HDEL', KEYS[1], 'a')
redis.call('RPUSH', KEYS[1], 'a') redis.call('LPUSH', KEYS[1], 'b') redis.call('LRANGE', KEYS[1], 0, -1) redis.call('RPOPLPUSH', KEYS[1], KEYS[1]) redis.call('LREM', KEYS[1], 0, 'a') redis.call('LTRIM', KEYS[1], 1, 0)
redis.call('ZADD', KEYS[1], 1, 'a') redis.call('ZRANGE', KEYS[1], 0, -1) redis.call('ZREM', KEYS[1], 'a')
redis.call('SADD', KEYS[1], 'a') redis.call('SMEMBERS', KEYS[1]) redis.call('SREM', KEYS[1], 'a')
redis.call('XADD', KEYS[1], '*', 'a', '1') redis.call('XTRIM', KEYS[1], 'MAXLEN', 0) redis.call('DEL', KEYS[1])
redis.call('INCR', KEYS[1]) redis.call('PEXPIRE', KEYS[1], 1000) redis.call('GET', KEYS[1]) redis.call('DEL', KEYS[1])
return 1`;

/** Limited rights or a renamed command would stop the queues silently. */
async function askAll(redis: Redis): Promise<void> {
  await ask(redis);
  await redis.eval(writes, 1, key);
  const others: readonly (() => Promise<unknown>)[] = [
    () => redis.evalsha('0'.repeat(40), 0),
    () => redis.bzpopmin(key, 0.01),
    () => redis.xread('COUNT', 1, 'STREAMS', key, '0'),
    () => redis.xrevrange(key, '+', '-', 'COUNT', 1),
    // BullMQ works without a name if the command is missing, but not if it is forbidden.
    () => redis.client('SETNAME', 'rolewatch-probe').catch(unlessUnknown),
    () => redis.multi().exists(key).exec(),
    // Last: a subscribed connection can do nothing else.
    () => redis.subscribe(key),
  ];
  for (const other of others) await other().catch(rethrowKnown);
}

/** Only forbidden and unknown commands count; a missing script is expected. */
function rethrowKnown(error: unknown): void {
  const failure = toRedisFailure(error);
  if (failure instanceof AppError) throw failure;
}

function unlessUnknown(error: unknown): void {
  if (!(error instanceof Error && /unknown command/i.test(error.message))) throw error;
}

/** Throws if Redis's own facts rule it out; https://redis.io/docs/latest/commands/info/ */
function refuse(info: string): void {
  const facts = new Map(
    info.split(/\r?\n/).map((line) => [line.split(':', 1)[0], line.slice(line.indexOf(':') + 1)]),
  );
  const version = facts.get('redis_version');
  if (version !== undefined && Number.parseInt(version, 10) < oldestVersion) {
    throw unusable(`it is version ${version}`, 'Use Redis 5 or newer, or Valkey.');
  }
  const mode = facts.get('redis_mode');
  if (mode === 'sentinel') {
    throw unusable(
      'it is a Sentinel, which stores nothing',
      'Change the Redis address to the primary that it watches.',
    );
  }
  const said = [
    mode === 'cluster' && 'CLUSTERDOWN',
    facts.get('loading') === '1' && 'LOADING',
    // A replica that takes writes loses them at its next synchronisation.
    facts.get('role') === 'slave' && 'READONLY',
  ].find((each) => typeof each === 'string');
  if (said !== undefined) throw new Error(said);
  const policy = facts.get('maxmemory_policy');
  if (policy !== undefined && policy !== 'noeviction') {
    throw unusable(
      `it deletes jobs when it is full (maxmemory-policy is ${policy})`,
      'Change that in Redis: CONFIG SET maxmemory-policy noeviction.',
    );
  }
}

const noAnswer = (timeoutMs: number): Error =>
  Object.assign(new Error(`no answer within ${formatDuration(timeoutMs)}`), { code: 'ETIMEDOUT' });

const unusable = (reason: string, fix: string) => new AppError('redis_unusable', { reason, fix });

/** A broken connection hides the reason: the server's first words may give it. */
async function explain(address: RedisAddress, error: unknown): Promise<AppError> {
  const failure = toRedisFailure(error);
  if (failure instanceof AppError && failure.code !== 'redis_unavailable') return failure;
  const said = 'url' in address ? await firstWords(address.url) : '';
  const told = said === '' ? null : meaningOf(said);
  if (told !== null) return Object.assign(told, { cause: error });
  if (failure instanceof AppError) return failure;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('redis_unavailable', { reason }, { cause: error });
}

/**
 * The reply of a Redis URL's host and port to a bare PING, or `speaks something else`, `speaks TLS`
 * or `speaks no TLS` against the URL, or nothing. Never rejects; takes a second at most.
 */
export async function firstWords(url: string): Promise<string> {
  const { protocol, hostname, port } = new URL(url);
  const place = {
    host: hostname.replace(/^\[|\]$/g, '') || '127.0.0.1',
    port: Number(port || 6_379),
  };
  // Only tests the handshake; sends no secret.
  const secured =
    protocol === 'redis:' ? hear(tls.connect({ ...place, rejectUnauthorized: false })) : '';
  const said = await hear(net.connect(place));
  // A plain Redis answers a plain PING, even if only to ask for a password.
  if (protocol === 'rediss:') return /^[+-]/.test(said) ? 'speaks no TLS' : '';
  if (said === '') return await secured;
  return /^[+-]/.test(said) ? said : 'speaks something else';
}

/** The first data after connecting; empty if it closes, refuses or stays silent. */
function hear(socket: net.Socket): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const end = (said: string) => {
    resolve(said);
    socket.destroy();
  };
  socket.setTimeout(seconds(1), () => end(''));
  socket.on('connect', () => socket.write('PING\r\n'));
  socket.on('secureConnect', () => end('speaks TLS'));
  socket.on('data', (bytes) => end(bytes.toString('latin1')));
  socket.on('error', () => end(''));
  socket.on('close', () => end(''));
  return promise;
}

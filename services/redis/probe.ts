import type { Redis } from 'ioredis';
import { formatDuration } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { RedisAddress } from './address.ts';
import { connect } from './connection.ts';
import { meaningOf, toRedisFailure } from './failure.ts';
import { firstWords } from './first-words.ts';

/** BullMQ refuses older ones. */
const oldestVersion = 5;

/**
 * Proves over a connection of its own that a Redis will do our work, and leaves no trace there.
 * Answers how long that took, in milliseconds. Throws `redis_unavailable`, `redis_unusable`,
 * `redis_full` or `redis_not_saving`.
 */
export async function probe(address: RedisAddress, timeoutMs: number): Promise<number> {
  const start = performance.now();
  const redis = connect(address, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    // One that is loading would be waited for.
    enableReadyCheck: false,
  });
  // The event tells why the connection failed; the command only that it is closed.
  const heard: Error[] = [];
  redis.on('error', (error) => heard.push(error));
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(noAnswer(timeoutMs)), timeoutMs);
  try {
    await Promise.race([ask(redis), late.promise]);
    // A database that does not exist is only told beside: work would go on in another one.
    if (heard[0] !== undefined) throw heard[0];
    return performance.now() - start;
  } catch (error) {
    throw await explain(address, heard[0] ?? error);
  } finally {
    clearTimeout(timer);
    redis.disconnect();
  }
}

async function ask(redis: Redis): Promise<void> {
  await redis.connect();
  refuse(await redis.info());
  // Each is checked like a write, and none changes anything: the key does not exist.
  await redis.eval("return redis.call('SET', KEYS[1], '1', 'XX')", 1, 'rolewatch:probe');
  await redis.publish('rolewatch:probe', '');
}

/** Throws where what a Redis says of itself rules it out; https://redis.io/docs/latest/commands/info/ */
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
      'it is a Sentinel, which keeps nothing',
      'Let ROLEWATCH_REDIS_URL lead to the primary that it watches.',
    );
  }
  const said = [
    mode === 'cluster' && 'CLUSTERDOWN',
    facts.get('loading') === '1' && 'LOADING',
    // One that takes writes loses them with its next synchronisation.
    facts.get('role') === 'slave' && 'READONLY',
  ].find((each) => typeof each === 'string');
  if (said !== undefined) throw new Error(said);
  const policy = facts.get('maxmemory_policy');
  if (policy !== undefined && policy !== 'noeviction') {
    throw unusable(
      `it throws jobs away when it is full (maxmemory-policy is ${policy})`,
      'Set it there: CONFIG SET maxmemory-policy noeviction.',
    );
  }
}

const noAnswer = (timeoutMs: number): Error =>
  Object.assign(new Error(`no answer within ${formatDuration(timeoutMs)}`), { code: 'ETIMEDOUT' });

const unusable = (reason: string, fix: string) => new AppError('redis_unusable', { reason, fix });

/** A connection that breaks off hides why: then what a server says by itself may tell. */
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

import { setTimeout as wait } from 'node:timers/promises';
import { formatDuration, minutes, seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { Logger } from '#services/log/logger.ts';
import type { RedisPaths } from '#services/paths.ts';
import { identify } from '#services/process-identity.ts';
import type { OwnRedisAddress } from '#services/redis/address.ts';
import { ask } from '#services/redis/ask.ts';
import { redisArguments } from '#services/redis/server.ts';
import {
  lastComplaint,
  linesSince,
  markLog,
  saysDamaged,
  setAside,
  writeRunning,
} from '#services/redis/server-files.ts';
import { type ChildHandle, describeExit, exitOf } from './launcher.ts';
import { stopChild } from './stop-child.ts';
import { spawnTethered } from './tethered-child.ts';

type RedisLaunch = {
  readonly binary: string;
  readonly paths: RedisPaths;
  readonly address: OwnRedisAddress;
  readonly log: Logger;
  /** Called with the new path of a damaged file, when Redis had to start empty. */
  readonly onSetAside: (kept: string) => void;
};

/** Long enough to read a file of several hundred megabytes from a slow disk. */
const longestStartMs = minutes(2);

/**
 * Starts Redis and resolves when it answers. If Redis refuses a damaged file, the file is set aside
 * and Redis starts empty: the library knows which work was queued.
 * Throws `redis_unavailable` with the last words of Redis, after its process has ended.
 */
export async function launchRedis(launch: RedisLaunch, signal: AbortSignal): Promise<ChildHandle> {
  const first = await tryToStart(launch, signal);
  if (first.kind === 'answers') return first.child;
  const kept = saysDamaged(first.lines)
    ? await setAside(launch.paths.dir, new Date().toISOString())
    : null;
  if (kept === null) throw new AppError('redis_unavailable', { reason: first.reason });
  launch.log.error('The queue file was damaged; Redis starts with an empty one', {
    kept,
    reason: first.reason,
  });
  launch.onSetAside(kept);
  const second = await tryToStart(launch, signal);
  if (second.kind === 'answers') return second.child;
  throw new AppError('redis_unavailable', { reason: second.reason });
}

type Start =
  | { readonly kind: 'answers'; readonly child: ChildHandle }
  | { readonly kind: 'ended'; readonly reason: string; readonly lines: readonly string[] };

async function tryToStart(launch: RedisLaunch, signal: AbortSignal): Promise<Start> {
  const { binary, paths, address } = launch;
  const mark = await markLog(paths.log);
  const child = spawnTethered(binary, redisArguments(paths), { cwd: paths.dir });
  const printed: string[] = [];
  child.onLine((line) => printed.push(line));
  const settled = new AbortController();
  const timeout = AbortSignal.timeout(longestStartMs);
  const ended = exitOf(child).then(describeExit);
  try {
    if (child.pid !== undefined) {
      await writeRunning(paths.connection, { address, process: await identify(child.pid) });
    }
    const over = AbortSignal.any([signal, settled.signal, timeout]);
    const early = await Promise.race([untilItAnswers(address, over), ended]);
    if (early === null) return { kind: 'answers', child };
    const lines = [...(await linesSince(mark)), ...printed];
    return { kind: 'ended', reason: lastComplaint(lines) ?? early, lines };
  } catch (error) {
    await stopChild(child, { ask: () => child.kill('SIGTERM'), timeoutMs: seconds(2) });
    if (!timeout.aborted) throw error;
    const reason = `no answer within ${formatDuration(longestStartMs)}`;
    throw new AppError('redis_unavailable', { reason }, { cause: error });
  } finally {
    settled.abort();
  }
}

/** Asks every few milliseconds; while Redis reads its file, it answers that it is loading. */
async function untilItAnswers(address: OwnRedisAddress, over: AbortSignal): Promise<null> {
  for (;;) {
    const { kind } = await ask(address, 'PING', seconds(1));
    if (kind === 'reply') return null;
    await wait(3, undefined, { signal: over });
  }
}

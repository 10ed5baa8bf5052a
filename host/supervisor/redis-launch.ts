import { spawn } from 'node:child_process';
import path from 'node:path';
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
import { spawnedChild } from './spawned-child.ts';
import { stopChild } from './stop-child.ts';

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
  const child = spawnTethered(binary, redisArguments(paths), paths.dir);
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

/**
 * Starts a program in the folder `cwd` that ends with this process, however that ends: the kernel
 * then closes the pipe that a watcher beside the program reads. The program has its own process
 * group, so a Ctrl-C in the terminal does not reach it; its pid is the child's.
 *
 * The watcher signals its own group (`kill 0`) and no pid: a group lives as long as its watcher, so
 * no other process can reuse its number. It gives the program ten seconds, then forces it. If the
 * program ends first, Node closes the pipe and the watcher ends too.
 *
 * Windows has neither shell nor groups: there the program starts without a watcher.
 */
function spawnTethered(program: string, args: readonly string[], cwd: string): ChildHandle {
  const env = programEnv();
  // Relative to this process, not to `cwd`.
  const file = path.resolve(program);
  if (process.platform === 'win32') {
    return spawnedChild(
      spawn(file, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true }),
    );
  }
  return spawnedChild(
    spawn('/bin/sh', ['-c', tether, file, ...args], {
      cwd,
      env,
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
    }),
  );
}

/** The umask keeps its files private. The pipe is moved, since `&` takes standard input. */
const tether = `
umask 077
exec 3<&0
(
  trap '' TERM
  cat <&3
  kill -TERM 0
  left=100
  while [ $left -gt 0 ] && kill -0 $$; do sleep 0.1; left=$((left - 1)); done
  kill -KILL 0
) >/dev/null 2>&1 &
exec "$0" "$@" 3<&- </dev/null
`;

/** Only the variables a program needs, without anything that could be a secret. */
function programEnv(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'LANG', 'TZ', 'LD_LIBRARY_PATH'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

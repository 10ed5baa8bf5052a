import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { Logger } from '#services/log/logger.ts';
import type { RedisPaths } from '#services/paths.ts';
import { writePrivateFile } from '#services/private-file.ts';
import { isRunning } from '#services/process-identity.ts';
import { isProgram } from '#services/provision/find.ts';
import type { OwnRedisAddress } from '#services/redis/address.ts';
import { ask } from '#services/redis/ask.ts';
import { chooseAddress, redisConfig } from '#services/redis/server.ts';
import { forgetRunning, type RunningRedis, readRunning } from '#services/redis/server-files.ts';
import { launchRedis } from './redis-launch.ts';
import { type ChildState, superviseChild } from './supervisor.ts';

export type StartRedisOptions = {
  readonly binary: string;
  readonly paths: RedisPaths;
  readonly log: Logger;
  /** It died and answers again: the latest jobs may be lost, so compare and requeue. */
  readonly onRestart: () => void;
};

export type RedisHealth = {
  readonly state: ChildState;
  /** The new path of a damaged queue file that this host set aside; null without one. */
  readonly setAside: string | null;
};

export type RedisHandle = AsyncDisposable & {
  /** Constant while it is supervised: clients simply reconnect. */
  readonly address: OwnRedisAddress;
  /** Undefined between two lives. */
  pid(): number | undefined;
  health(): RedisHealth;
  /**
   * Throws `redis_unavailable` if its folder was removed: it may still answer, but its data would
   * be lost with it, and no later host could find it.
   */
  checkFolder(): Promise<void>;
  /** Ends and restarts it, with its folders remade if they are gone. */
  restart(): void;
  subscribe(listener: (health: RedisHealth) => void): () => void;
};

/** Redis saves its data before it ends; usually in a tenth of a second. */
const stopTimeoutMs = seconds(10);
/** A Redis that hangs cannot even hear the request. */
const hungStopMs = 700;

/**
 * Starts the Redis of a data dir and keeps it alive; resolves when it answers. Dispose to stop it.
 * The caller holds the lock of the data dir.
 * Throws `redis_missing`, or `redis_unavailable` with the reason if its first start fails.
 */
export async function startRedis(options: StartRedisOptions): Promise<RedisHandle> {
  const { binary, paths, log, onRestart } = options;
  if (!(await isProgram(binary))) throw new AppError('redis_missing', {});
  const orphan = await endOrphanRedis(paths.connection);
  if (orphan !== null) log.warn('Ended the Redis that a killed host left behind', { pid: orphan });
  const address = await chooseAddress(paths.socket);

  const health = observed<RedisHealth>({ state: { kind: 'starting' }, setAside: null });
  const firstStart = Promise.withResolvers<void>();
  const onSetAside = (setAside: string) => health.change({ setAside });
  let wasReady = false;

  const redis = superviseChild({
    name: 'redis',
    launch: async (signal) => {
      try {
        await prepare(paths, address);
        return await launchRedis({ binary, paths, address, log, onSetAside }, signal);
      } catch (error) {
        firstStart.reject(error);
        throw error;
      }
    },
    // A launched Redis has already answered.
    ready: () => Promise.resolve(),
    onState: (state) => {
      health.change({ state });
      if (state.kind === 'restarting') log.warn('Redis ended and is started again', state);
      if (state.kind === 'gave-up') log.error('Redis is not started again', state);
      if (state.kind !== 'ready') return;
      firstStart.resolve();
      if (wasReady) onRestart();
      wasReady = true;
    },
  });

  const stop = async () => {
    const { kind } = await ask(address, 'PING', hungStopMs);
    await redis.stop(kind === 'absent' ? hungStopMs : stopTimeoutMs);
    await forgetRunning(paths.connection);
  };
  try {
    await firstStart.promise;
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    address,
    pid: () => redis.child()?.pid,
    health: health.value,
    subscribe: health.subscribe,
    async checkFolder() {
      try {
        await access(paths.connection);
      } catch (cause) {
        throw new AppError('redis_unavailable', { reason: 'its folder was removed' }, { cause });
      }
    },
    restart: () => void redis.restart(stopTimeoutMs),
    [Symbol.asyncDispose]: stop,
  };
}

/** Remakes its folders and configuration, since they may have been removed after the last start. */
async function prepare(paths: RedisPaths, address: OwnRedisAddress): Promise<void> {
  const folders = [paths.dir, path.dirname(paths.log)];
  if ('socket' in address) folders.push(path.dirname(address.socket));
  for (const folder of folders) await mkdir(folder, { recursive: true, mode: 0o700 });
  await writePrivateFile(paths.config, redisConfig({ address, dir: paths.dir, log: paths.log }));
}

function observed<T>(initial: T) {
  const listeners = new Set<(value: T) => void>();
  let value = initial;
  return {
    value: () => value,
    change(part: Partial<T>) {
      value = { ...value, ...part };
      for (const listener of listeners) listener(value);
    },
    subscribe(listener: (value: T) => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/**
 * Ends the Redis that a killed host may have left behind, so two never write one file. Identifies
 * it by its password or its exact process, and never touches any other. Resolves with its pid when
 * it is gone; null without one. Only for the holder of the data dir's lock. Throws
 * `redis_unavailable` if it cannot be ended.
 */
export async function endOrphanRedis(connectionFile: string): Promise<number | null> {
  const left = await readRunning(connectionFile);
  if (left === null) return null;
  const found = await isAlive(left);
  if (found) await end(left);
  await forgetRunning(connectionFile);
  return found ? left.process.pid : null;
}

/** Windows gives no start times, so there only the password identifies our process. */
async function isAlive({ address, process }: RunningRedis): Promise<boolean> {
  if (!(await isRunning(process))) return false;
  if (process.started !== null) return true;
  const { kind, text } = await ask(address, 'PING', seconds(1));
  return kind === 'reply' || (kind === 'error' && text.startsWith('LOADING'));
}

async function end(left: RunningRedis): Promise<void> {
  await ask(left.address, 'SHUTDOWN', seconds(5));
  if (await endsWithin(left, seconds(5))) return;
  process.kill(left.process.pid, 'SIGKILL');
  if (await endsWithin(left, seconds(5))) return;
  const reason = `the one that was left running (pid ${left.process.pid}) does not end`;
  throw new AppError('redis_unavailable', { reason });
}

async function endsWithin(left: RunningRedis, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (await isRunning(left.process)) {
    if (performance.now() > deadline) return false;
    await wait(10);
  }
  return true;
}

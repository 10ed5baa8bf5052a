import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { Logger } from '#services/log/logger.ts';
import type { RedisPaths } from '#services/paths.ts';
import { writePrivateFile } from '#services/private-file.ts';
import { isProgram } from '#services/provision/machine.ts';
import type { OwnRedisAddress } from '#services/redis/address.ts';
import { chooseAddress } from '#services/redis/endpoint.ts';
import { forgetRunning } from '#services/redis/running.ts';
import { redisConfig } from '#services/redis/server.ts';
import { launchRedis } from './redis-launch.ts';
import { endOrphanRedis } from './redis-orphan.ts';
import { type ChildState, superviseChild } from './supervisor.ts';

export type StartRedisOptions = {
  /** Path of redis-server. */
  readonly binary: string;
  readonly paths: RedisPaths;
  readonly log: Logger;
  /** It died and answers again: what was queued last may be gone, so compare and queue anew. */
  readonly onRestart: () => void;
};

export type RedisHealth = {
  readonly state: ChildState;
  /** Where a damaged queue file was put since the host started; null where none was. */
  readonly setAside: string | null;
};

export type RedisHandle = AsyncDisposable & {
  /** The same for as long as it is supervised: clients just connect again. */
  readonly address: OwnRedisAddress;
  /** Undefined between two lives. */
  pid(): number | undefined;
  health(): RedisHealth;
  /**
   * Throws `redis_unavailable` where its folder was removed: it may answer still, but what it holds
   * would be gone with it, and no later host could find it.
   */
  checkFolder(): Promise<void>;
  /** Ends it and starts it again, with its folders made anew where they are gone. */
  restart(): void;
  /** Told of each change of its health. */
  subscribe(listener: (health: RedisHealth) => void): () => void;
};

/** A Redis saves what it holds when it is asked to end; usually in a tenth of a second. */
const stopTimeoutMs = seconds(10);

/**
 * Starts the Redis of a data dir and keeps it alive; resolves when it answers. Dispose to stop it.
 * The caller holds the lock of the data dir.
 * Throws `redis_missing`, or `redis_unavailable` with the reason where its first start fails.
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
    // What is launched has answered already.
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
    await redis.stop(stopTimeoutMs);
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

/** Its folders and its configuration: somebody may have removed them since the last start. */
async function prepare(paths: RedisPaths, address: OwnRedisAddress): Promise<void> {
  const folders = [paths.dir, path.dirname(paths.log)];
  if ('socket' in address) folders.push(path.dirname(address.socket));
  for (const folder of folders) await mkdir(folder, { recursive: true, mode: 0o700 });
  await writePrivateFile(paths.config, redisConfig({ address, dir: paths.dir, log: paths.log }));
}

/** A value that tells its listeners when it changes. */
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

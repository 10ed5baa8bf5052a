import { AppError } from '#core/errors.ts';
import type { Settings } from '#core/settings.ts';
import { prepareDataDir } from '#services/data-dir.ts';
import { lockDataDir } from '#services/lock.ts';
import { createLogger, type Logger } from '#services/log/logger.ts';
import { hasNetwork } from '#services/network/has-network.ts';
import { readSettings } from '#services/options.ts';
import { type DataPaths, resolveDataDir } from '#services/paths.ts';
import { isRunning } from '#services/process-identity.ts';
import { findRedis } from '#services/provision/redis.ts';
import type { RedisAddress } from '#services/redis/address.ts';
import { probe } from '#services/redis/probe.ts';
import { readRunning } from '#services/redis/running.ts';
import { openBullmqDriver } from '#workers/drivers/bullmq.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import { queues } from './api/queues.ts';
import { openLibrary } from './library/client.ts';
import { createRetryJobs, type Retried } from './runs/retry-jobs.ts';
import { createRunTracker } from './runs/run-tracker.ts';
import { startRedis } from './supervisor/redis-child.ts';

type QueueCalls = ReturnType<typeof queues>;

export type QueuesOnly = AsyncDisposable & {
  readonly call: <M extends keyof QueueCalls>(
    method: M,
    input: Parameters<QueueCalls[M]>[0],
  ) => ReturnType<QueueCalls[M]>;
};

const answerTimeoutMs = 2_000;

/**
 * The queues alone: those of the host that is running, else of a Redis started for the moment.
 * Throws `redis_missing`, `redis_unavailable`, `data_dir_locked`.
 */
export async function startQueuesOnly(options: { readonly dataDir?: string }): Promise<QueuesOnly> {
  await using stack = new AsyncDisposableStack();
  const dataDir = resolveDataDir(options.dataDir, process.env);
  const paths = await prepareDataDir(dataDir);
  const { settings } = readSettings({ flags: {}, env: process.env, file: paths.settings });
  const log = createLogger({ level: settings.logLevel, name: 'host' });
  const address =
    (await addressOfRunning(settings, paths)) ??
    (await startOwn(stack, { dataDir, paths, settings, log }));
  const driver = stack.use(await openBullmqDriver(address, log));
  const handlers = queues({
    driver,
    // No run is followed here.
    tracker: { view: () => null },
    retry: (ids) => retryWithLibrary({ driver, paths, log }, ids),
    onQueueChange: () => undefined,
  });
  const owned = stack.move();
  return {
    call: (method, input) => handlers[method](input as never) as never,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/**
 * Notes in the database which runs go on: a host that is running follows them as soon as one of the
 * jobs begins, another one when it starts.
 */
async function retryWithLibrary(
  deps: { readonly driver: Driver; readonly paths: DataPaths; readonly log: Logger },
  ids: readonly string[],
): Promise<readonly Retried[]> {
  await using stack = new AsyncDisposableStack();
  const library = stack.use(await openLibrary({ database: deps.paths.database }));
  const tracker = stack.use(
    createRunTracker({
      ...deps,
      library,
      progress: { changed() {}, ended() {}, [Symbol.dispose]() {} },
      hasNetwork,
      // What a run found is told by a host.
      onEnd: async () => undefined,
      afterEnd: async () => undefined,
    }),
  );
  stack.defer(() => tracker.settled());
  const retry = createRetryJobs({ ...deps, library, tracker, isLeftAlone: () => false });
  return await retry(ids);
}

async function addressOfRunning(
  { redisUrl }: Settings,
  { redis }: DataPaths,
): Promise<RedisAddress | null> {
  if (redisUrl !== null) {
    await probe({ url: redisUrl }, answerTimeoutMs);
    return { url: redisUrl };
  }
  const running = await readRunning(redis.connection);
  return running !== null && (await isRunning(running.process)) ? running.address : null;
}

async function startOwn(
  stack: AsyncDisposableStack,
  request: {
    readonly dataDir: string;
    readonly paths: DataPaths;
    readonly settings: Settings;
    readonly log: Logger;
  },
): Promise<RedisAddress> {
  stack.use(await lockDataDir(request.dataDir));
  const found = await findRedis(request.settings);
  if ('missing' in found) throw new AppError('redis_missing', {});
  const handle = await startRedis({
    binary: found.path,
    paths: request.paths.redis,
    log: request.log,
    onRestart: () => undefined,
  });
  stack.use(handle);
  return handle.address;
}

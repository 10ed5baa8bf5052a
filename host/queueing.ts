import type { HealthView } from '#contract/views/health.ts';
import { seconds } from '#core/duration.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { OriginMap } from '#core/origin-map.ts';
import type { Settings } from '#core/settings.ts';
import type { LogDestination } from '#services/log/destination.ts';
import type { Logger } from '#services/log/logger.ts';
import type { DataPaths } from '#services/paths.ts';
import type { RedisAddress } from '#services/redis/address.ts';
import { probe } from '#services/redis/probe.ts';
import type { SnapshotPlace } from '#services/snapshots/open-store.ts';
import type { OpenAlarm } from '#workers/drivers/alarm.ts';
import { openBullmqDriver } from '#workers/drivers/bullmq.ts';
import { openBullmqAlarm } from '#workers/drivers/bullmq-alarm.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import { openInProcessDriver } from '#workers/drivers/in-process.ts';
import { openTimerAlarm } from '#workers/drivers/timer-alarm.ts';
import type { WorkerOptions } from '#workers/drivers/worker-options.ts';
import type { Launcher } from './supervisor/launcher.ts';
import { type RedisHandle, startRedis } from './supervisor/redis-child.ts';
import { type RedisWatch, watchRedis } from './supervisor/redis-watch.ts';
import { startWorkers, type Workers } from './workers.ts';

type Notice = HealthView['notices'][number];

/** The queues and whoever works on them, under either driver. */
export type Queueing = AsyncDisposable & {
  readonly driver: Driver;
  readonly redis: RedisHandle | null;
  readonly workers: Workers | null;
  /** Where the workers keep them. */
  readonly snapshots: SnapshotPlace;
  /**
   * These queues' jobs are done with settings and mirrors as they are now: resolves when none can
   * begin with the old ones. What is under way is finished, or put back in line and done again.
   */
  readonly renew: (queues: readonly QueueName[]) => Promise<void>;
  /** What is to happen later is kept where the queues are. */
  readonly openAlarm: OpenAlarm;
  /**
   * Resolves where the queues take work now; waits a moment for a Redis that is being started again.
   * Throws the `redis_…` row that says why not.
   */
  readonly check: () => Promise<void>;
  readonly notices: () => readonly Notice[];
};

export type QueueingOptions = {
  readonly paths: DataPaths;
  /** Asked for whenever a worker starts. */
  readonly settings: () => Settings;
  readonly originMap: () => OriginMap;
  /** Workers begin after this: what they must be told is known then. */
  readonly isKnown: Promise<unknown>;
  /** Workers load after this, or as soon as there is work for them. */
  readonly workersAfter: Promise<unknown>;
  /** Path of the redis-server to run; null where there is none: then all is done in this process. */
  readonly redisServer: string | null;
  readonly launcher: Launcher;
  readonly workerEntry: URL | string;
  readonly onChange: () => void;
  readonly onUsage: () => void;
  readonly onStopping: (part: 'workers' | 'redis') => void;
  readonly onGivenUp: (queue: QueueName, error: AppError) => void;
  readonly log: Logger;
  readonly output: LogDestination;
};

const answerTimeoutMs = seconds(4);

/**
 * Opens the queues and starts their workers. Throws the `redis_…` row that says why somebody else's
 * Redis does no work for us; where our own does not start, the work is done in this process.
 */
export async function openQueueing(options: QueueingOptions): Promise<Queueing> {
  const { redisServer } = options;
  const { redisUrl } = options.settings();
  if (redisUrl !== null) {
    // Before any worker loads: for a Redis that does no work none would have to be stopped again.
    await probe({ url: redisUrl }, answerTimeoutMs);
    return await openOverRedis(options);
  }
  if (redisServer === null) return openInProcess(options, new AppError('redis_missing', {}));
  try {
    return await openOverRedis(options);
  } catch (error) {
    // Our own does not start: slower is better than not at all.
    if (error instanceof AppError) return openInProcess(options, error);
    throw error;
  }
}

async function openOverRedis(options: QueueingOptions): Promise<Queueing> {
  await using stack = new AsyncDisposableStack();
  const redis = openRedis(options);
  const work = Promise.withResolvers<void>();
  // The workers load while Redis starts: they are told its address when it answers.
  const workers = startWorkers({
    ...options,
    entry: options.workerEntry,
    launchAfter: Promise.race([options.workersAfter, work.promise]),
    start: async () => {
      const { address } = await redis;
      await options.isKnown;
      return { address, options: toWorkerOptions(options, address) };
    },
  });
  let opened: Awaited<typeof redis>;
  try {
    opened = await redis;
    if (opened.handle !== null) stack.use(opened.handle).subscribe(options.onChange);
    stack.defer(() => options.onStopping('redis'));
  } finally {
    // Above Redis on the stack, so that they are stopped first and can hand their jobs back.
    stack.use(workers);
  }
  const { address, handle } = opened;
  const look = async () => {
    await probe(address, answerTimeoutMs);
    await handle?.checkFolder();
  };
  if (handle !== null) {
    // Ours is full, or its disk is: that is told, and it goes on once there is room.
    await look().catch((error: unknown) => {
      if (isUnusable(error)) throw error;
    });
  }
  const driver = stack.use(await openBullmqDriver(address, options.log));
  const watch = stack.use(
    watchRedis({
      look,
      onChange: options.onChange,
      restart: handle === null ? null : handle.restart,
      log: options.log,
    }),
  );
  stack.defer(() => options.onStopping('workers'));
  const owned = stack.move();
  return {
    driver: withNews(driver, { onWork: work.resolve, onRecovery: watch.onRecovery }),
    redis: handle,
    workers,
    snapshots: toWorkerOptions(options, address).snapshots,
    renew: workers.restart,
    openAlarm: (ring) => openBullmqAlarm(address, options.log, ring),
    check: watch.check,
    notices: () => [
      ...redisNotices(handle, watch.problem()),
      ...workers.hung().map(({ message, hint }) => ({ message, hint })),
    ],
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const isUnusable = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'redis_unusable';

/** The driver that tells of work, and also looks up what it missed once a Redis that refused is over it. */
const withNews = (
  driver: Driver,
  news: { readonly onWork: () => void; readonly onRecovery: RedisWatch['onRecovery'] },
): Driver => ({
  ...driver,
  add(flows) {
    news.onWork();
    return driver.add(flows);
  },
  retry(id) {
    news.onWork();
    return driver.retry(id);
  },
  onReconnect(listener) {
    const stops = [driver.onReconnect(listener), news.onRecovery(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  },
});

function openInProcess(options: QueueingOptions, reason: AppError): Queueing {
  const workerOptions = () => toWorkerOptions(options, null);
  const driver = openInProcessDriver(workerOptions, options.log);
  const { message, hint } = toErrorView(reason);
  return {
    driver,
    redis: null,
    workers: null,
    snapshots: workerOptions().snapshots,
    renew: async (queues) => driver.reopen(queues),
    openAlarm: openTimerAlarm,
    check: async () => undefined,
    notices: () => [{ message: `${message}: working in this process`, hint }],
    [Symbol.asyncDispose]: () => driver[Symbol.asyncDispose](),
  };
}

async function openRedis({
  settings,
  redisServer,
  paths,
  log,
  onChange,
}: QueueingOptions): Promise<{ address: RedisAddress; handle: RedisHandle | null }> {
  const { redisUrl } = settings();
  if (redisUrl !== null) {
    return { address: { url: redisUrl }, handle: null };
  }
  if (redisServer === null) throw new AppError('redis_missing', {});
  const handle = await startRedis({
    binary: redisServer,
    paths: paths.redis,
    log,
    onRestart: onChange,
  });
  return { address: handle.address, handle };
}

const toWorkerOptions = (
  { paths, settings, originMap }: QueueingOptions,
  address: RedisAddress | null,
): WorkerOptions => ({
  database: paths.database,
  settings: settings(),
  originMap: originMap(),
  snapshots:
    address !== null && 'url' in address
      ? { kind: 'redis', address }
      : { kind: 'files', dir: paths.snapshots },
});

function redisNotices(handle: RedisHandle | null, problem: AppError | null): readonly Notice[] {
  const health = handle?.health();
  const notices: Notice[] = [];
  if (problem !== null) {
    const { message, hint } = toErrorView(problem);
    notices.push({ message, hint, isBlocking: true });
  }
  if (health === undefined) return notices;
  if (health.setAside !== null) {
    notices.push({
      message: `The queue file was damaged and was put aside as ${health.setAside}`,
      hint: 'Open scans are queued again from the database.',
    });
  }
  if (health.state.kind === 'gave-up') {
    notices.push({
      message: `Redis does not start: ${health.state.reason}`,
      hint: 'Run rolewatch doctor.',
    });
  }
  return notices;
}

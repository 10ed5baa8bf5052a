import type { HealthView } from '#contract/health.ts';
import { seconds } from '#core/duration.ts';
import { AppError, toNotice } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import { modelChosen } from '#core/model-choice.ts';
import type { OriginMap } from '#core/origin-map.ts';
import type { Settings } from '#core/settings.ts';
import { type LogDestination, type Logger, logFile } from '#services/log/logger.ts';
import type { DataPaths } from '#services/paths.ts';
import type { RedisAddress } from '#services/redis/address.ts';
import { probe } from '#services/redis/probe.ts';
import type { SnapshotPlace } from '#services/snapshots/store.ts';
import { type OpenAlarm, openTimerAlarm } from '#workers/drivers/alarm.ts';
import { openBullmqDriver } from '#workers/drivers/bullmq.ts';
import { openBullmqAlarm } from '#workers/drivers/bullmq-alarm.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import { openInProcessDriver } from '#workers/drivers/in-process.ts';
import type { WorkerOptions } from '#workers/drivers/worker-options.ts';
import { queueNames } from '#workers/queues.ts';
import { createWorkDemand, onlyIfNeeded, type WorkerRest, withWork } from './demand.ts';
import type { Launcher } from './launcher.ts';
import { type ModelServer, openModelServer } from './model-server.ts';
import { type RedisHandle, startRedis } from './redis-child.ts';
import { type RedisWatch, watchRedis } from './redis-watch.ts';
import { startWorkers, type Workers } from './workers.ts';

type Notice = HealthView['notices'][number];

export type Queueing = AsyncDisposable & {
  readonly driver: Driver;
  readonly redis: RedisHandle | null;
  readonly workers: Workers | null;
  /** The server of the model, where Rolewatch starts one. */
  readonly model: ModelServer;
  readonly snapshots: SnapshotPlace;
  /**
   * Applies the current settings and mirrors to these queues: resolves when no job can begin with
   * the old ones. Running jobs are finished, or requeued and repeated.
   */
  readonly renew: (queues: readonly QueueName[]) => Promise<void>;
  /** Has the workers do what an earlier host left in the queues. */
  readonly resume: () => Promise<void>;
  /** Alarms are kept where the queues are. */
  readonly openAlarm: OpenAlarm;
  /**
   * Resolves if the queues take work now; waits a moment for a Redis that is restarting. Throws the
   * `redis_…` row that gives the reason.
   */
  readonly check: () => Promise<void>;
  readonly notices: () => readonly Notice[];
};

export type QueueingOptions = {
  readonly paths: DataPaths;
  readonly settings: () => Settings;
  readonly originMap: () => OriginMap;
  readonly workerRest: () => WorkerRest;
  /** Path of the redis-server to run; null without one: then this process does all work. */
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
 * Opens the queues and starts their workers. Throws a `redis_…` row if an external Redis does not
 * work for us. If our own does not start, this process does the work.
 */
export async function openQueueing(options: QueueingOptions): Promise<Queueing> {
  const { redisServer } = options;
  const { redisUrl } = options.settings();
  if (redisUrl !== null) {
    // Before any worker loads, so none must be stopped if Redis does not work.
    await probe({ url: redisUrl }, answerTimeoutMs, { isThorough: true });
    return await openOverRedis(options);
  }
  if (redisServer === null) return openInProcess(options, new AppError('redis_missing', {}));
  try {
    return await openOverRedis(options);
  } catch (error) {
    // Our own does not start: slow is better than not at all.
    if (error instanceof AppError) return openInProcess(options, error);
    throw error;
  }
}

async function openOverRedis(options: QueueingOptions): Promise<Queueing> {
  await using stack = new AsyncDisposableStack();
  const redis = openRedis(options);
  let driver: Driver | null = null;
  const hasModelJobs = async () => driver !== null && (await hasJobs(driver, 'ai_enrich'));
  const model = stack.use(
    openModel(options, hasModelJobs, () => void workers.restart(['ai_enrich'])),
  );
  const demand = stack.use(
    createWorkDemand({
      rest: options.workerRest,
      isBusy: async () => driver === null || (await hasJobs(driver)),
      onRest: () => void workers.restart(queueNames),
    }),
  );
  // Workers that load now do so while Redis starts, and get its address when it answers.
  const workers = startWorkers({
    ...options,
    entry: options.workerEntry,
    demand,
    demandFor: (queue, later) =>
      queue === 'ai_enrich'
        ? model.whenUsable(
            onlyIfNeeded(later, {
              hasModel: () =>
                options.workerRest().never || modelChosen(options.settings()) !== null,
              hasJobs: hasModelJobs,
            }),
          )
        : later,
    start: async () => {
      const { address } = await redis;
      return { address, options: toWorkerOptions(options, address, model) };
    },
  });
  let opened: Awaited<typeof redis>;
  try {
    opened = await redis;
    if (opened.handle !== null) stack.use(opened.handle).subscribe(options.onChange);
    stack.defer(() => options.onStopping('redis'));
  } finally {
    // Above Redis on the stack: workers stop first and can hand their jobs back.
    stack.use(workers);
  }
  const { address, handle } = opened;
  const look = async () => {
    await probe(address, answerTimeoutMs);
    await handle?.checkFolder();
  };
  if (handle !== null) {
    // Our Redis or its disk is full: report it, and continue once it has room.
    await look().catch((error: unknown) => {
      if (isUnusable(error)) throw error;
    });
  }
  driver = stack.use(await openBullmqDriver(address, options.log));
  driver.subscribe(model.look);
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
    driver: withRecovery(withWork(driver, demand.worked), watch),
    redis: handle,
    workers,
    model,
    snapshots: snapshotsBeside(options, address),
    renew: workers.restart,
    async resume() {
      if (await hasJobs(driver)) demand.worked();
      model.look();
    },
    openAlarm: (ring) => openBullmqAlarm(address, options.log, ring),
    check: watch.check,
    notices: () => [...redisNotices(handle, watch.problem()), ...workers.hung().map(toNotice)],
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const openModel = (
  { settings, paths, onChange, log }: QueueingOptions,
  hasModelJobs: () => Promise<boolean>,
  onMoved: () => void,
): ModelServer =>
  openModelServer({
    ...{ settings, onChange, log, onMoved, hasJobs: hasModelJobs },
    cwd: paths.root,
    notes: paths.modelServers,
    output: logFile(paths.logs, 'vllm.log'),
  });

/** True if a job waits, runs or is to run later, in this queue or, without one, in any. */
const hasJobs = async (driver: Driver, queue?: QueueName): Promise<boolean> =>
  (await driver.counts()).some(
    (each) =>
      (queue ?? each.queue) === each.queue && each.waiting + each.delayed + each.running > 0,
  );

const isUnusable = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'redis_unusable';

/** A driver that also catches up after a Redis failure ends. */
const withRecovery = (driver: Driver, { onRecovery }: Pick<RedisWatch, 'onRecovery'>): Driver => ({
  ...driver,
  onReconnect(listener) {
    const stops = [driver.onReconnect(listener), onRecovery(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  },
});

function openInProcess(options: QueueingOptions, reason: AppError): Queueing {
  const model = openModel(
    options,
    () => hasJobs(driver, 'ai_enrich'),
    () => driver.reopen(['ai_enrich']),
  );
  const workerOptions = () => toWorkerOptions(options, null, model);
  const driver = openInProcessDriver(
    workerOptions,
    options.log,
    undefined,
    async (queue, signal) => (queue === 'ai_enrich' ? await model.settled(signal) : undefined),
  );
  driver.subscribe(model.look);
  const notice = toNotice(reason);
  return {
    driver,
    redis: null,
    workers: null,
    model,
    snapshots: snapshotsBeside(options, null),
    renew: async (queues) => driver.reopen(queues),
    resume: async () => undefined,
    openAlarm: openTimerAlarm,
    check: async () => undefined,
    notices: () => [{ ...notice, message: `${notice.message}: working in this process` }],
    async [Symbol.asyncDispose]() {
      await driver[Symbol.asyncDispose]();
      await model[Symbol.asyncDispose]();
    },
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
  options: QueueingOptions,
  address: RedisAddress | null,
  model: ModelServer,
): WorkerOptions => ({
  database: options.paths.database,
  sitePaces: options.paths.sitePaces,
  settings: options.settings(),
  originMap: options.originMap(),
  model: model.access(),
  snapshots: snapshotsBeside(options, address),
});

/** Beside an external Redis, other machines need the snapshots too. */
const snapshotsBeside = (
  { paths }: QueueingOptions,
  address: RedisAddress | null,
): SnapshotPlace =>
  address !== null && 'url' in address
    ? { kind: 'redis', address }
    : { kind: 'files', dir: paths.snapshots };

function redisNotices(handle: RedisHandle | null, problem: AppError | null): readonly Notice[] {
  const health = handle?.health();
  const notices: Notice[] = [];
  if (problem !== null) notices.push({ ...toNotice(problem), isBlocking: true });
  if (health === undefined) return notices;
  if (health.setAside !== null) {
    notices.push({
      message: `The queue file was damaged. It is kept as ${health.setAside}`,
      hint: 'Unfinished scans continue from the database.',
    });
  }
  if (health.state.kind === 'gave-up') {
    notices.push({
      message: `Redis does not start: ${health.state.reason}`,
      hint: 'Restart Rolewatch. If it keeps happening, report it with the log.',
      cliHint: 'Run rolewatch doctor.',
    });
  }
  return notices;
}

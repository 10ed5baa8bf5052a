import type { Call } from '#contract/api.ts';
import type { AppError } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { Settings } from '#core/settings.ts';
import { prepareDataDir } from '#services/data-dir.ts';
import { lockDataDir } from '#services/lock.ts';
import { logFile, standardError } from '#services/log/destination.ts';
import { createLogger } from '#services/log/logger.ts';
import { readSettings, type SettingValues } from '#services/options.ts';
import { readOriginMap } from '#services/origin-map-file.ts';
import { resolveDataDir } from '#services/paths.ts';
import { provisionRedis } from '#services/provision/redis.ts';
import { openSnapshots } from '#services/snapshots/open-store.ts';
import { createDispatch } from './api/dispatch.ts';
import { createHandlers } from './api/handlers.ts';
import { healthOf } from './api/health.ts';
import { entryUrl } from './entry-url.ts';
import { type Bus, createBus } from './events/bus.ts';
import { createRunProgress } from './events/run-progress.ts';
import { openLibrary } from './library/client.ts';
import { openQueueing, type Queueing } from './queueing.ts';
import { reconcile } from './runs/reconcile.ts';
import { createRunTracker, type RunTracker } from './runs/run-tracker.ts';
import { sweepSnapshots } from './runs/sweep-snapshots.ts';
import { forkNode } from './supervisor/fork-node.ts';
import type { Launcher } from './supervisor/launcher.ts';

export type StartOptions = {
  /** Where everything is kept; else ROLEWATCH_DATA_DIR or the convention of the system says. */
  readonly dataDir: string | undefined;
  /** From the command line or a shell; they win over environment and file. */
  readonly flags: SettingValues;
  readonly env: NodeJS.ProcessEnv;
  /** Tells a person about something that takes a while, in a line. */
  readonly say: (line: string) => void;
  /** 'file' where the terminal belongs to a person; else standard error. */
  readonly logTo?: 'file' | 'stderr';
  /** How worker processes are started; a shell may have its own. */
  readonly launcher?: Launcher;
  readonly workerEntry?: URL | string;
  /** Aborts what takes long while starting, such as a download. */
  readonly signal?: AbortSignal;
};

/** The running services, as every face uses them. Dispose to stop them in order. */
export type Rolewatch = AsyncDisposable & {
  readonly call: Call;
  readonly on: Bus['on'];
  readonly settings: Settings;
};

/**
 * The one place that wires everything: database, Redis, workers, runs. Scans that were interrupted
 * go on by themselves. Throws AppError: `data_dir_unwritable`, `data_dir_locked`,
 * `database_damaged`, `database_newer`, `invalid_setting`, `redis_unavailable`.
 */
export async function startRolewatch(options: StartOptions): Promise<Rolewatch> {
  await using stack = new AsyncDisposableStack();
  const { flags, env, say } = options;
  const dataDir = resolveDataDir(options.dataDir, env);
  const paths = await prepareDataDir(dataDir);
  stack.use(await lockDataDir(dataDir));
  const { settings, problems } = readSettings({ flags, env, file: paths.settings });
  for (const problem of problems) say(`${problem.message}; its default is used`);
  const originMap = settings.originMap === null ? {} : readOriginMap(settings.originMap);
  const output = options.logTo === 'file' ? logFile(paths.logs) : standardError;
  const log = createLogger({ level: settings.logLevel, name: 'host', destination: output });
  const redis = await provisionRedis({
    settings,
    allowInstall: true,
    say,
    signal: options.signal ?? new AbortController().signal,
  });

  const bus = createBus();
  const changed = () => {
    if (queueing !== null) bus.publish('health.changed', healthOf(queueing));
  };
  let queueing: Queueing | null = null;
  let failOpenRuns: RunTracker['fail'] = () => undefined;
  const broken = new Map<QueueName, AppError>();
  const [library, opened] = await openAll(stack, [
    openLibrary({ database: paths.database }),
    openQueueing({
      paths,
      settings,
      originMap,
      redisServer: 'path' in redis ? redis.path : null,
      launcher: options.launcher ?? forkNode,
      workerEntry: options.workerEntry ?? entryUrl('../workers/main.ts', import.meta.url),
      onChange: changed,
      onGivenUp: (queue, error) => {
        broken.set(queue, error);
        failOpenRuns(queue, error);
      },
      log,
      output,
    }),
  ]);
  queueing = opened;
  const { driver } = queueing;
  const snapshots = stack.use(openSnapshots(queueing.workerOptions.snapshots, log));
  const tracker = stack.use(
    createRunTracker({
      driver,
      library,
      progress: stack.use(createRunProgress(bus)),
      onEnd: () => sweepSnapshots(library, snapshots),
      log,
    }),
  );
  failOpenRuns = tracker.fail;
  stack.defer(() => tracker.settled());

  const catchUp = async () => {
    for (const run of await library.call('runs.listOpen', {})) {
      await reconcile({ driver, tracker }, run);
    }
  };
  await catchUp();
  stack.defer(
    driver.onReconnect(() => {
      catchUp().catch((error: unknown) => log.error('not caught up', { error: String(error) }));
    }),
  );

  const { userId } = settings;
  const hasModel = settings.enrich && settings.llmUrl !== null;
  const handlers = createHandlers({
    library,
    driver,
    tracker,
    userId,
    hasModel,
    queueing,
    snapshots,
    log,
    broken,
  });
  const owned = stack.move();
  return {
    call: createDispatch(handlers, library),
    on: bus.on,
    settings,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Waits for both; what opened is the stack's to close, also where the other failed. */
async function openAll<A extends AsyncDisposable, B extends AsyncDisposable>(
  stack: AsyncDisposableStack,
  opening: readonly [Promise<A>, Promise<B>],
): Promise<[A, B]> {
  const results = await Promise.allSettled(opening);
  for (const result of results) if (result.status === 'fulfilled') stack.use(result.value);
  return await Promise.all(opening);
}

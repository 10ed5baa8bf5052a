import { randomBytes } from 'node:crypto';
import type { Call } from '#contract/api.ts';
import type { EventMessage } from '#contract/client.ts';
import { entryUrl } from '#core/entry-url.ts';
import { type AppError, toErrorView } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { Settings } from '#core/settings.ts';
import { prepareDataDir } from '#services/data-dir.ts';
import { lockDataDir } from '#services/lock.ts';
import { logFile, standardError } from '#services/log/destination.ts';
import { createLogger } from '#services/log/logger.ts';
import { hasNetwork } from '#services/network/has-network.ts';
import { openSecrets } from '#services/opened-secrets.ts';
import type { SettingValues } from '#services/options.ts';
import { resolveDataDir } from '#services/paths.ts';
import { provisionRedis } from '#services/provision/redis.ts';
import { plainSecrets, type Secrets } from '#services/secrets.ts';
import { openSettings } from '#services/settings-store.ts';
import { keepHeapSmall } from '#services/small-heap.ts';
import { openSnapshots } from '#services/snapshots/open-store.ts';
import { createDispatch } from './api/dispatch.ts';
import { createHandlers } from './api/handlers.ts';
import { healthOf } from './api/health.ts';
import { createApplySettings } from './apply-settings.ts';
import { createDemo } from './demo/demo.ts';
import { type Bus, createBus } from './events/bus.ts';
import { createDataRevisions } from './events/data-revisions.ts';
import { createHealthNews, type HealthNews } from './events/health-news.ts';
import { createModelState } from './events/model-state.ts';
import { followPipeline } from './events/pipeline-news.ts';
import { createQueueNews } from './events/queue-news.ts';
import { createRunProgress } from './events/run-progress.ts';
import { takeSnapshot } from './events/snapshot.ts';
import { openLibrary } from './library/client.ts';
import { watchLock } from './library/watch-lock.ts';
import type { Notice } from './notify/news.ts';
import { openOriginMirrors } from './origin-mirrors.ts';
import { openQueueing } from './queueing.ts';
import { adoptRuns } from './runs/adopt-runs.ts';
import { createAfterRun } from './runs/after-run.ts';
import { reconcile } from './runs/reconcile.ts';
import { createRetryJobs } from './runs/retry-jobs.ts';
import { createRunTracker, type RunTracker } from './runs/run-tracker.ts';
import type { Power } from './runs/scan-hold.ts';
import { openScanPause } from './runs/scan-pause.ts';
import type { Scheduler } from './runs/scheduler.ts';
import { startSchedule } from './start-schedule.ts';
import { forkNode } from './supervisor/fork-node.ts';
import type { Launcher } from './supervisor/launcher.ts';
import { watchDisk } from './watch-disk.ts';

export type StartOptions = {
  /** Where everything is kept; else ROLEWATCH_DATA_DIR or the convention of the system says. */
  readonly dataDir: string | undefined;
  /** From the command line or a shell; they win over environment and file. */
  readonly flags: SettingValues;
  readonly env: NodeJS.ProcessEnv;
  /** Tells a person about something that takes a while, in a line. */
  readonly say: (line: string) => void;
  /**
   * For a host that lives long: it scans by itself every few hours, tells of reminders that are due,
   * and asks the model now and then whether it is there.
   */
  readonly schedule?: boolean;
  /** 'file' where the terminal belongs to a person; else standard error. */
  readonly logTo?: 'file' | 'stderr';
  /** Told as soon as the data dir is ours: what may be shown meanwhile can begin. */
  readonly onLocked?: () => void;
  /** How worker processes are started; a shell may have its own. */
  readonly launcher?: Launcher;
  readonly workerEntry?: URL | string;
  /**
   * Worker processes load after this, or as soon as there is work: what a person waits for, such as
   * a window, need not share the processor with them. It never rejects.
   */
  readonly workersAfter?: Promise<unknown>;
  /** How keys are kept; else in a file for its owner alone. */
  readonly secrets?: Secrets;
  /** What a shell knows of the machine's power. */
  readonly power?: Power;
  /** Shows a notification, for a host that has a schedule; how often and when is decided here. */
  readonly notify?: (notice: Notice) => void;
  /** Aborts what takes long while starting, such as a download. */
  readonly signal?: AbortSignal;
  /** Told what is waited for next while all is being stopped, in order. */
  readonly onStopping?: (part: StoppingPart) => void;
};

/** What a stop waits for, in this order. */
export type StoppingPart = 'workers' | 'redis' | 'database';

/** The running services, as every face uses them. Dispose to stop them in order. */
export type Rolewatch = AsyncDisposable & {
  readonly call: Call;
  readonly on: Bus['on'];
  /** Every event, as it goes to clients. */
  readonly onAny: Bus['onAny'];
  /** What every event says now: for a client that has just connected. */
  readonly snapshot: () => Promise<readonly EventMessage[]>;
  /** As they are now. */
  readonly settings: () => Settings;
};

/**
 * The one place that wires everything: database, Redis, workers, runs. Scans that were interrupted
 * go on by themselves. Throws AppError: `data_dir_unwritable`, `data_dir_locked`,
 * `database_damaged`, `database_newer`, `invalid_setting`, `redis_unavailable`.
 */
export async function startRolewatch(options: StartOptions): Promise<Rolewatch> {
  keepHeapSmall();
  await using stack = new AsyncDisposableStack();
  const { flags, env, say } = options;
  const dataDir = resolveDataDir(options.dataDir, env);
  const paths = await prepareDataDir(dataDir);
  stack.use(await lockDataDir(dataDir));
  options.onLocked?.();
  const secrets = await openSecrets(options.secrets ?? plainSecrets, paths.settings);
  const store = openSettings({ flags, env, file: paths.settings, secrets });
  // A key store that refuses is no reason not to start: the file is its owner's alone.
  await store.sealSecrets().catch((error: unknown) => {
    say(`Keys stay as they are in the settings file: ${toErrorView(error).message}`);
  });
  const settings = store.current;
  for (const problem of store.problems()) say(`${problem.message}; its default is used`);
  const mirrors = openOriginMirrors(settings);
  const output = options.logTo === 'file' ? logFile(paths.logs) : standardError;
  const log = createLogger({ level: settings().logLevel, name: 'host', destination: output });
  const redis = await provisionRedis({
    settings: settings(),
    allowInstall: true,
    say,
    signal: options.signal ?? new AbortController().signal,
  });

  const bus = createBus();
  let health: HealthNews | null = null;
  const healthChanged = () => health?.changed();
  let failOpenRuns: RunTracker['fail'] = () => undefined;
  const broken = new Map<QueueName, AppError>();
  const onStopping = options.onStopping ?? (() => undefined);
  const demo = stack.use(createDemo(log));
  const opening = openLibrary({ database: paths.database }, say).then((library) =>
    watchLock(library, { onChange: healthChanged, log }),
  );
  const restored = opening.then(demo.restore);
  const [library, queueing] = await openAll(stack, onStopping, [
    opening,
    openQueueing({
      paths,
      settings: () => demo.settingsOf(settings()),
      originMap: () => ({ ...mirrors.current(), ...demo.originMap() }),
      isKnown: restored,
      redisServer: 'path' in redis ? redis.path : null,
      launcher: options.launcher ?? forkNode,
      workerEntry: options.workerEntry ?? entryUrl('../workers/main.ts', import.meta.url),
      workersAfter: options.workersAfter ?? Promise.resolve(),
      onChange: healthChanged,
      onStopping,
      onUsage: () => health?.used(),
      onGivenUp: (queue, error) => {
        broken.set(queue, error);
        failOpenRuns(queue, error);
      },
      log,
      output,
    }),
    restored,
  ]);
  const { driver } = queueing;
  const snapshots = stack.use(openSnapshots(queueing.snapshots, log));
  const disk = stack.use(watchDisk({ dataDir: paths.root, driver, onChange: healthChanged, log }));
  const revisions = stack.use(createDataRevisions(bus, randomBytes(8).toString('hex')));
  const afterRun = createAfterRun({ library, snapshots, revisions, log });
  const tracker = stack.use(
    createRunTracker({
      driver,
      library,
      progress: stack.use(createRunProgress(bus)),
      hasNetwork,
      onEnd: afterRun.collect,
      afterEnd: afterRun.sweep,
      log,
    }),
  );
  failOpenRuns = tracker.fail;
  const onAdopted = () => revisions.changed(['runs']);
  stack.use(adoptRuns({ driver, library, tracker, onAdopted, log }));
  stack.use(followPipeline(driver, revisions));
  const queueNews = stack.use(createQueueNews(bus, driver, log));
  stack.defer(() => tracker.settled());

  const catchUp = async () => {
    for (const run of await library.call('runs.listOpen', {})) {
      await reconcile({ driver, tracker }, run);
    }
  };
  await afterRun.collectMissed();
  await catchUp();
  stack.defer(
    driver.onReconnect(() => {
      catchUp().catch((error: unknown) => log.error('not caught up', { error: String(error) }));
    }),
  );

  const model = stack.use(createModelState({ settings, onChange: healthChanged, log }));
  const pause = await openScanPause(library);
  let schedule: Scheduler | null = null;
  const planScans = async () => schedule?.plan();
  const app = {
    library,
    driver,
    tracker,
    queueing,
    disk,
    snapshots,
    demo,
    model,
    store,
    settings,
    broken,
    dataDir: paths.root,
    userId: settings().userId,
    hasModel: () => settings().enrich && settings().llmUrl !== null,
    isLeftAlone: demo.isLeftAlone,
    retry: createRetryJobs({ driver, library, tracker, isLeftAlone: demo.isLeftAlone }),
    pause,
    planScans,
    nextScanAt: () => schedule?.nextScanAt() ?? null,
    scansHeldBy: () => schedule?.heldBy() ?? (pause.isPaused() ? 'paused' : null),
    problems: store.problems,
    onChange: healthChanged,
    onQueueChange: queueNews.changed,
    apply: createApplySettings({ mirrors, queueing, model, planScans, onChange: healthChanged }),
    log,
  };
  health = stack.use(createHealthNews(bus, () => healthOf(app)));
  const call = createDispatch(createHandlers(app), library, {
    changed: (topics) => {
      revisions.changed(topics);
      if (topics.includes('companies')) void planScans();
    },
    late: (method, deadlineMs) => log.error('a call is not answered', { method, deadlineMs }),
  });
  if (options.schedule === true) {
    const { power, notify } = options;
    schedule = stack.use(startSchedule({ ...app, call, bus, revisions, power, notify }));
  }
  const owned = stack.move();
  return {
    call,
    on: bus.on,
    onAny: bus.onAny,
    settings,
    snapshot: () =>
      takeSnapshot({
        ...app,
        health: () => healthOf(app),
        revisions: revisions.current,
        readRun: (id) => call('runs.get', { id }),
      }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Waits for all; what opened is the stack's to close, also where another failed. */
async function openAll<A extends AsyncDisposable, B extends AsyncDisposable>(
  stack: AsyncDisposableStack,
  onStopping: (part: StoppingPart) => void,
  opening: readonly [Promise<A>, Promise<B>, Promise<unknown>],
): Promise<readonly [A, B, unknown]> {
  const [first, second] = await Promise.allSettled(opening);
  if (first.status === 'fulfilled') stack.use(first.value);
  stack.defer(() => onStopping('database'));
  if (second.status === 'fulfilled') stack.use(second.value);
  return await Promise.all(opening);
}

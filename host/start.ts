import { randomBytes } from 'node:crypto';
import { entryUrl } from '#core/entry-url.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import { homeCurrency } from '#core/home-currency.ts';
import type { QueueName } from '#core/job.ts';
import { modelChosen } from '#core/model-choice.ts';
import { openLibrary } from '#library/client.ts';
import { watchLock } from '#library/watch-lock.ts';
import { prepareDataDir } from '#services/data-dir.ts';
import { prepareSocket } from '#services/local-socket.ts';
import { createLogger, type Logger, logFile, standardError } from '#services/log/logger.ts';
import { hasNetwork } from '#services/network/network.ts';
import { sendNotice } from '#services/notify/send-notice.ts';
import { type DataPaths, resolveDataDir } from '#services/paths.ts';
import { provisionRedis } from '#services/provision/redis.ts';
import { plainSecrets } from '#services/secrets.ts';
import { sessionToken } from '#services/session-token.ts';
import { openSecrets, openSettings } from '#services/settings-store.ts';
import { openSnapshots } from '#services/snapshots/store.ts';
import { lockWithLink } from '../services/lock.ts';
import { createDispatch } from './api/dispatch.ts';
import { createHandlers } from './api/handlers.ts';
import { healthOf } from './api/health.ts';
import { createApplySettings, openOriginMirrors } from './apply-settings.ts';
import { createDemoBeside } from './demo-beside.ts';
import { createBus } from './events/bus.ts';
import { createModelState } from './events/model-state.ts';
import {
  createDataRevisions,
  createHealthNews,
  createQueueNews,
  followPipeline,
  type HealthNews,
} from './events/news.ts';
import type { Rolewatch } from './events/rolewatch.ts';
import { createRunProgress } from './events/run-progress.ts';
import { whenStarted } from './events/when-started.ts';
import { createScoring } from './fit/scoring.ts';
import type { LocalDoor } from './http/server.ts';
import { createAfterRun } from './runs/after-run.ts';
import { reconcile } from './runs/reconcile.ts';
import { createRetryJobs } from './runs/retry-jobs.ts';
import { createRunTracker, type RunTracker } from './runs/run-tracker.ts';
import { openScanPause } from './runs/scan-hold.ts';
import { takeSnapshot } from './snapshot.ts';
import type { StartOptions, StoppingPart } from './start-options.ts';
import { type Schedule, startSchedule } from './start-schedule.ts';
import { workerRest } from './supervisor/demand.ts';
import { openQueueing } from './supervisor/queueing.ts';
import { forkNode } from './supervisor/spawned-child.ts';
import { watchDisk } from './supervisor/watch-disk.ts';

/**
 * Wires everything together: database, Redis, workers, runs. Resumes interrupted scans. Throws
 * AppError: `data_dir_unwritable`, `data_dir_locked` with the link of the host that serves it,
 * `database_damaged`, `database_newer`, `invalid_setting`, `redis_unavailable`.
 */
export async function startRolewatch(options: StartOptions): Promise<Rolewatch> {
  await using stack = new AsyncDisposableStack();
  const { flags, env, say } = options;
  const dataDir = resolveDataDir(options.dataDir, env);
  const paths = await prepareDataDir(dataDir);
  stack.use(await lockWithLink(paths, options.schedule === true ? options : undefined));
  // Before others need it: two readers without a token would each make one.
  const token = await sessionToken(paths.secrets);
  options.onLocked?.();
  const { resumes = true } = options;
  const secrets = await openSecrets(options.secrets ?? plainSecrets, paths.settings);
  const store = openSettings({ flags, env, file: paths.settings, secrets });
  // A failing key store does not stop the start: the file is private anyway.
  await store.sealSecrets().catch((error: unknown) => {
    say(`Keys stay unencrypted in the settings file: ${toErrorView(error).message}`);
  });
  const settings = store.current;
  for (const problem of store.problems()) say(`${problem.message}; using the default`);
  const mirrors = openOriginMirrors(settings);
  const output = options.logTo === 'file' ? logFile(paths.logs) : standardError;
  const log = createLogger({ level: settings().logLevel, name: 'host', destination: output });
  const started = Promise.withResolvers<Face>();
  // A server takes a moment to load, and joining commands wait for the rest.
  const opensDoor = openDoor({ face: whenStarted(started.promise), token, paths, log, say });
  stack.defer(async () => (await opensDoor)?.[Symbol.asyncDispose]());
  const redis = await provisionRedis({
    settings: settings(),
    allowInstall: resumes,
    say,
    signal: options.signal ?? new AbortController().signal,
  });

  const bus = createBus();
  let health: HealthNews | null = null;
  const healthChanged = () => health?.changed();
  let failOpenRuns: RunTracker['fail'] = () => undefined;
  const broken = new Map<QueueName, AppError>();
  const onStopping = options.onStopping ?? (() => undefined);
  const [library, queueing] = await openAll(stack, onStopping, [
    openLibrary({ database: paths.database, restore: paths }, say).then((opened) =>
      watchLock(opened, { onChange: healthChanged, log }),
    ),
    openQueueing({
      paths,
      settings,
      originMap: () => ({ ...mirrors.current(), ...options.originMap }),
      redisServer: 'path' in redis ? redis.path : null,
      launcher: options.launcher ?? forkNode,
      workerEntry: options.workerEntry ?? entryUrl('../workers/main.ts', import.meta.url),
      workerRest: () => workerRest(settings(), resumes),
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
  ]);
  // A format of `Intl` knows the locale too, and costs 50 ms.
  const currency = settings().currency ?? homeCurrency(navigator.language);
  await library.call('searches.stateCurrency', { currency });
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
      snapshots,
      onFailed: () => revisions.changed(['companies']),
      onEnd: afterRun.collect,
      afterEnd: afterRun.sweep,
      log,
    }),
  );
  failOpenRuns = tracker.fail;
  stack.use(followPipeline(driver, revisions));
  const queueNews = stack.use(createQueueNews(bus, driver, log));
  stack.defer(() => tracker.settled());

  const catchUp = async () => {
    for (const run of await library.call('runs.listOpen', {})) {
      await reconcile({ driver, tracker }, run);
    }
  };
  await afterRun.collectMissed();
  if (resumes) {
    await catchUp();
    await queueing.resume();
  }
  stack.defer(
    driver.onReconnect(() => {
      catchUp().catch((error: unknown) => log.error('not caught up', { error: String(error) }));
    }),
  );

  const demo = createDemoBeside({ ...options, paths, settings, log });
  const scoring = stack.use(
    createScoring({
      library,
      onStep: () => revisions.changed(['profile']),
      onDone: () => revisions.changed(['profile', 'postings']),
      log,
    }),
  );
  // The last host may have stopped before all openings were scored.
  scoring.start();
  const model = stack.use(
    createModelState({ settings, server: queueing.model, onChange: healthChanged, log }),
  );
  const pause = await openScanPause(library);
  let schedule: Schedule | null = null;
  const planScans = async () => schedule?.plan();
  const planNotices = async () => schedule?.planNotices();
  const app = {
    library,
    driver,
    tracker,
    queueing,
    disk,
    snapshots,
    model,
    scoring,
    store,
    settings,
    broken,
    dataDir: paths.root,
    logs: paths.logs,
    places: paths,
    label: options.label ?? null,
    openDemo: demo.open,
    showPage: options.showPage,
    userId: settings().userId,
    hasModel: () => modelChosen(settings()) !== null,
    retry: createRetryJobs({ driver, library, tracker }),
    pause,
    planScans,
    nextScanAt: () => schedule?.nextScanAt() ?? null,
    scansHeldBy: () => schedule?.heldBy() ?? (pause.isPaused() ? 'paused' : null),
    isOffline: async () => (await schedule?.isOffline()) ?? false,
    problems: store.problems,
    onChange: healthChanged,
    onQueueChange: queueNews.changed,
    apply: createApplySettings({
      ...{ mirrors, queueing, model, planScans, planNotices },
      onChange: healthChanged,
    }),
    send: sendNotice,
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
  const face: Face = {
    call,
    onAny: bus.onAny,
    snapshot: () =>
      takeSnapshot({
        ...app,
        health: () => healthOf(app),
        revisions: revisions.current,
        readRun: (id) => call('runs.get', { id }),
      }),
  };
  started.resolve(face);
  const door = await opensDoor;
  const owned = stack.move();
  return {
    ...face,
    on: bus.on,
    settings,
    joined: () => door?.joined() ?? 0,
    untilAlone: async () => door?.untilAlone(),
    async [Symbol.asyncDispose]() {
      // No client can join while the services end.
      await door?.[Symbol.asyncDispose]();
      await Promise.all([demo[Symbol.asyncDispose](), owned.disposeAsync()]);
    },
  };
}

type Face = Pick<Rolewatch, 'call' | 'onAny' | 'snapshot'>;

/** Opens the socket for commands of the same user. The host works without it, too. */
async function openDoor(deps: {
  readonly face: Face;
  readonly token: string;
  readonly paths: DataPaths;
  readonly log: Logger;
  readonly say: (line: string) => void;
}): Promise<LocalDoor | null> {
  const { face, token, paths, log, say } = deps;
  const { hostSocket: socket } = paths;
  try {
    if (socket === null) throw new AppError('socket_path_too_long', { path: paths.root });
    await prepareSocket(socket);
    const { serveLocally } = await import('./http/server.ts');
    return await serveLocally({ rolewatch: face, socket, token, log });
  } catch (error) {
    const { message, hint } = toErrorView(error);
    log.warn('other commands cannot join', { error: message });
    say(`Other commands cannot use this Rolewatch: ${message}. ${hint}`);
    return null;
  }
}

/** Waits for all; the stack closes those that opened, even if another failed. */
async function openAll<A extends AsyncDisposable, B extends AsyncDisposable>(
  stack: AsyncDisposableStack,
  onStopping: (part: StoppingPart) => void,
  opening: readonly [Promise<A>, Promise<B>],
): Promise<readonly [A, B]> {
  const [first, second] = await Promise.allSettled(opening);
  if (first.status === 'fulfilled') stack.use(first.value);
  stack.defer(() => onStopping('database'));
  if (second.status === 'fulfilled') stack.use(second.value);
  return await Promise.all(opening);
}

import { Worker } from 'bullmq';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { startRedis } from '#host/supervisor/redis-child.ts';
import { findRedis } from '#services/provision/redis.ts';
import { createConnection, endConnection } from '#services/redis/connection.ts';
import { driverSuite } from '#tests/suites/driver.ts';
import { driverCancelSuite } from '#tests/suites/driver-cancel.ts';
import { driverQueuesSuite } from '#tests/suites/driver-queues.ts';
import { temporaryDataDir } from '#tests/support/data-dir.ts';
import { programSettings } from '#tests/support/programs.ts';
import {
  flowIn,
  hanging,
  idIn,
  isEnd,
  isStart,
  runDriver,
  type StartDriver,
} from '#tests/support/running-driver.ts';
import { type Script, scriptedQueues } from '#tests/support/scripted-queues.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { openBullmqDriver } from '#workers/drivers/bullmq.ts';
import { queueOptions } from '#workers/drivers/bullmq-queues.ts';
import { type RunningWorker, startBullmqWorker } from '#workers/drivers/bullmq-worker.ts';
import type { JobEvent } from '#workers/drivers/driver.ts';
import { openInProcessDriver } from '#workers/drivers/in-process.ts';
import { queueNames } from '#workers/queues.ts';

/** A retry of the table's ten seconds comes after ten milliseconds. */
const retryDelayScale = 0.001;

const redis = await findRedis(programSettings());
const binary = 'path' in redis ? redis.path : '';

const startInProcess: StartDriver = async (scripted) => {
  const options = {
    database: null,
    sitePaces: null,
    model: { kind: 'none' as const },
    settings: { ...defaultSettings, retryDelayScale },
    originMap: {},
    snapshots: { kind: 'files' as const, dir: '/nowhere' },
  };
  const driver = openInProcessDriver(() => options, silentLog, scripted.open);
  return { driver, [Symbol.asyncDispose]: () => driver[Symbol.asyncDispose]() };
};

/** A private Redis, its driver, and a way to start workers. */
async function startWithoutWorkers() {
  await using stack = new AsyncDisposableStack();
  const paths = stack.use(await temporaryDataDir());
  const server = stack.use(
    await startRedis({ binary, paths: paths.redis, log: silentLog, onRestart: () => undefined }),
  );
  const { address } = server;
  const driver = stack.use(await openBullmqDriver(address, silentLog));
  const owned = stack.move();
  return {
    driver,
    server,
    /** Starts one worker for each queue; stopped at the end unless `stop` has run. */
    async startWorkers(scripted: ReturnType<typeof scriptedQueues>) {
      const workers: RunningWorker[] = [];
      for (const queue of queueNames) {
        const opened = await scripted.open(queue);
        const request = { queue, opened, address, retryDelayScale, log: silentLog };
        workers.push(await startBullmqWorker(request));
      }
      let stopped: Promise<unknown> | null = null;
      const stop = (graceMs: number) => {
        stopped ??= Promise.all(workers.map((worker) => worker.stop(graceMs)));
        return stopped;
      };
      owned.defer(async () => void (await stop(0)));
      return { stop };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const startBullmq: StartDriver = async (scripted) => {
  const started = await startWithoutWorkers();
  await started.startWorkers(scripted);
  return started;
};

const suites = (start: StartDriver) => {
  driverSuite(start);
  driverCancelSuite(start);
  driverQueuesSuite(start);
};

describe('the driver in this process', () => suites(startInProcess));

describe.skipIf(binary === '')('the driver over Redis', () => {
  suites(startBullmq);

  const flow = flowIn('run1');
  const first = idIn('run1', 'scrape_company');
  const root = idIn('run1', 'store_job_data');

  /** A driver whose first workers follow the script; later ones finish every job at once. */
  async function runWithWorkers(script: Script) {
    const started = await startWithoutWorkers();
    const workers = Promise.withResolvers<{ stop: (graceMs: number) => Promise<unknown> }>();
    const running = await runDriver(async (scripted) => {
      workers.resolve(await started.startWorkers(scripted));
      return started;
    }, script);
    return { ...running, ...started, workers: await workers.promise };
  }

  it('requeues a job when its worker is stopped, and counts no failure', async () => {
    const { work } = hanging();
    await using t = await runWithWorkers({ scrape_company: work });
    await t.driver.add([flow]);
    await t.until(isStart(first));
    await t.workers.stop(0);
    expect(await t.driver.getJob(first)).toMatchObject({ error: null, endedAt: null });
    await t.startWorkers(scriptedQueues());
    expect(await t.until(isEnd(root))).toMatchObject({ type: 'completed' });
  });

  it('takes up at once what a lost worker still holds, and does not wait for its lock', async () => {
    const lockDuration = 600_000;
    await using t = await startWithoutWorkers();
    await using other = new AsyncDisposableStack();
    const connection = createConnection(t.server.address, 'worker', () => undefined);
    other.defer(() => endConnection(connection));
    const lost = new Worker('io_fetch', null, { ...queueOptions, connection, lockDuration });
    other.defer(() => lost.close(true));
    const ended = Promise.withResolvers<JobEvent>();
    t.driver.subscribe((event) => {
      if (isEnd(root)(event)) ended.resolve(event);
    });
    await t.driver.add([flow]);
    expect(await lost.getNextJob('lost')).toMatchObject({ id: first });
    await t.startWorkers(scriptedQueues());
    expect(await ended.promise).toMatchObject({ type: 'completed' });
  });

  it('lets a stopping worker finish the work it can', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    await using t = await runWithWorkers({ scrape_company: () => promise });
    await t.driver.add([flow]);
    await t.until(isStart(first));
    const stopping = t.workers.stop(60_000);
    resolve(undefined);
    await stopping;
    expect(await t.driver.getJob(first)).toMatchObject({ status: 'completed' });
  });

  it('tells a later worker which runs were cancelled', async () => {
    await using t = await startWithoutWorkers();
    await t.driver.cancelRun('run1', [root]);
    await t.driver.add([flow]);
    const scripted = scriptedQueues();
    await t.startWorkers(scripted);
    await expect
      .poll(async () => (await t.driver.getJob(first))?.error)
      .toMatchObject({ code: 'cancelled' });
    expect(scripted.done).toEqual([]);
  });

  it('misses no event while its connection is down, not even the first', async () => {
    await using t = await startWithoutWorkers();
    const heard = Promise.withResolvers<JobEvent>();
    t.driver.subscribe(heard.resolve);
    await using other = new AsyncDisposableStack();
    const redis = createConnection(t.server.address, 'producer', () => undefined);
    other.defer(() => redis.disconnect());
    // In one step: all other connections drop, and a job begins.
    const began = ['event', 'active', 'jobId', root, 'prev', 'waiting'];
    await redis
      .multi([
        ['client', 'kill', 'skipme', 'yes'],
        ['xadd', 'rolewatch:parse:events', '*', ...began],
      ])
      .exec();
    expect(await heard.promise).toEqual({ type: 'started', id: root });
  });

  it('continues with queued jobs when Redis comes back, and reports that it was away', async () => {
    await using t = await runWithWorkers({});
    const back = Promise.withResolvers<void>();
    t.driver.onReconnect(back.resolve);
    await t.driver.pause('io_fetch');
    await t.driver.add([flow]);
    process.kill(t.server.pid() ?? Number.NaN, 'SIGKILL');
    await back.promise;
    await t.driver.resume('io_fetch');
    expect(await t.until(isEnd(root))).toMatchObject({ type: 'completed' });
  });
});

import { describe } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { startRedis } from '#host/supervisor/redis-child.ts';
import { findRedis } from '#services/provision/redis.ts';
import { driverSuite, type StartDriver } from '#tests/suites/driver.ts';
import { temporaryDataDir } from '#tests/support/data-dir.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { openBullmqDriver } from '#workers/drivers/bullmq.ts';
import { startBullmqWorker } from '#workers/drivers/bullmq-worker.ts';
import { openInProcessDriver } from '#workers/drivers/in-process.ts';
import { queueNames } from '#workers/queues.ts';

/** A retry of the table's ten seconds comes after ten milliseconds. */
const retryDelayScale = 0.001;

const redis = await findRedis(defaultSettings);

const startInProcess: StartDriver = async (stages) => {
  const options = {
    database: null,
    settings: { ...defaultSettings, retryDelayScale },
    originMap: {},
    snapshots: { kind: 'files' as const, dir: '/nowhere' },
  };
  const driver = openInProcessDriver(options, silentLog, stages.open);
  return { driver, [Symbol.asyncDispose]: () => driver[Symbol.asyncDispose]() };
};

const startBullmq =
  (binary: string): StartDriver =>
  async (stages) => {
    await using stack = new AsyncDisposableStack();
    const paths = stack.use(await temporaryDataDir());
    const server = stack.use(
      await startRedis({ binary, paths: paths.redis, log: silentLog, onRestart: () => undefined }),
    );
    const { address } = server;
    const driver = stack.use(await openBullmqDriver(address, silentLog));
    for (const queue of queueNames) {
      const stage = await stages.open(queue);
      const request = { queue, stage, address, retryDelayScale, log: silentLog };
      const worker = await startBullmqWorker(request);
      stack.defer(() => worker.stop(0));
    }
    const owned = stack.move();
    return { driver, [Symbol.asyncDispose]: () => owned.disposeAsync() };
  };

describe('the driver in this process', () => driverSuite(startInProcess));

describe.skipIf('missing' in redis)('the driver over Redis', () => {
  driverSuite(startBullmq('path' in redis ? redis.path : ''));
});

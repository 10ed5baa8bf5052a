import { once } from 'node:events';
import { z } from 'zod';
import { type Rolewatch, startRolewatch } from '#host/start.ts';
import { createLogger } from '#services/log/logger.ts';
import { dataPaths } from '#services/paths.ts';
import type { RedisAddress } from '#services/redis/address.ts';
import { createConnection } from '#services/redis/connection.ts';
import { readRunning } from '#services/redis/running.ts';
import { openBullmqDriver } from '#workers/drivers/bullmq.ts';
import { readInput, say } from './child.ts';
import { quantile } from './statistics.ts';

/** What our host is told: its data dir, its settings, and whether progress is timed. */
const HostInput = z.object({
  dataDir: z.string(),
  flags: z.record(z.string(), z.unknown()),
  timesProgress: z.boolean(),
});

/** A scan of addresses, all of them watched companies when its clock starts. */
const Scan = z.object({ urls: z.array(z.string()) });

const log = createLogger({ level: 'warn', name: 'bench' });

/** Our host as a shell would run it: it does one scan when it is told to, and ends with its parent. */
async function main(): Promise<void> {
  const { dataDir, flags, timesProgress } = readInput(HostInput);
  const gone = once(process, 'disconnect').then(() => null);
  await using rolewatch = await startRolewatch({
    dataDir,
    flags,
    env: process.env,
    say: (line) => log.warn(line),
  });
  const running = await readRunning(dataPaths(dataDir).redis.connection);
  if (running === null) throw new Error('there is no Redis');
  await using progress = await timeProgress(timesProgress ? running.address : null);
  await untilWorkersReady(rolewatch);
  const { workers } = await rolewatch.call('health.get', {});
  say({ type: 'ready', workers });

  const told = await Promise.race([once(process, 'message'), gone]);
  if (told === null) return;
  const result = await scan(rolewatch, Scan.parse(told[0]).urls);
  const redisPeakBytes = await peakMemory(running.address);
  say({ type: 'scanned', ...result, redisPeakBytes, progress: progress.lags() });
  await gone;
}

/** Hears the workers as the host does, over a second set of its connections. */
async function timeProgress(address: RedisAddress | null) {
  const lagsMs: number[] = [];
  const driver = address === null ? null : await openBullmqDriver(address, log);
  driver?.subscribe((event) => {
    if (event.type !== 'progress') return;
    lagsMs.push(performance.timeOrigin + performance.now() - event.progress.at);
  });
  return {
    lags: () => ({
      count: lagsMs.length,
      p50: quantile(lagsMs, 0.5),
      p99: quantile(lagsMs, 0.99),
    }),
    [Symbol.asyncDispose]: async () => driver?.[Symbol.asyncDispose](),
  };
}

async function peakMemory(address: RedisAddress): Promise<number> {
  const redis = createConnection(address, 'producer', () => undefined);
  const memory = await redis.info('memory');
  redis.disconnect();
  return Number(/used_memory_peak:(\d+)/.exec(memory)?.[1]);
}

async function untilWorkersReady(rolewatch: Rolewatch): Promise<void> {
  const ready = Promise.withResolvers<void>();
  const look = async () => {
    const { workers } = await rolewatch.call('health.get', {});
    if (workers.every(({ state }) => state === 'ready')) ready.resolve();
  };
  const stop = rolewatch.on('health.changed', () => void look());
  await look();
  await ready.promise;
  stop();
}

async function scan(rolewatch: Rolewatch, urls: readonly string[]) {
  for (const url of urls) await rolewatch.call('companies.add', { url });
  const ended = Promise.withResolvers<void>();
  const stop = rolewatch.on('run.changed', (run) => {
    if (run.endedAt !== null) ended.resolve();
  });
  const startedAt = performance.now();
  const { id } = await rolewatch.call('runs.start', {
    urls: [],
    companies: [],
    all: true,
    enrich: true,
  });
  await ended.promise;
  const wallMs = performance.now() - startedAt;
  stop();
  const { status, jobsFound: postings, companies } = await rolewatch.call('runs.get', { id });
  const enhanced = companies.reduce((sum, company) => sum + company.enhanced, 0);
  return { wallMs, status, postings, enhanced };
}

await main();
process.exit(0);

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Client, createClient } from '#contract/client.ts';
import { createHttpTransport } from '#contract/http-transport.ts';
import { dataPaths } from '#services/paths.ts';
import type { RedisAddress } from '#services/redis/address.ts';
import { createConnection } from '#services/redis/connection.ts';
import { readRunning } from '#services/redis/server-files.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { openBullmqDriver } from '#workers/drivers/bullmq.ts';
import { quantile } from './measure.ts';
import { serve } from './served.ts';

export type Scanned = {
  readonly wallMs: number;
  readonly status: string;
  readonly postings: number;
  readonly enhanced: number;
  readonly redisPeakBytes: number;
  /** From the worker's report to a listener like the host, in milliseconds. */
  readonly progress: { readonly count: number; readonly p50: number; readonly p99: number };
};

/** The built host with its workers and Redis, ready, in separate processes. */
export type OurPipeline = AsyncDisposable & {
  /** The host's; the others are its descendants. */
  readonly pid: number;
  readonly workerPid: (queue: string) => number;
  /** Resolves once all workers have stopped, where they rest. */
  readonly untilIdle: () => Promise<void>;
  /** Scans the first `companies`, timed from the click to the end of the run. */
  readonly scan: (companies: number) => Promise<Scanned>;
};

/**
 * All companies are on one site, so it gets 16 connections and no delay, like the bare pipeline.
 */
export async function startOurs(request: {
  readonly site: string;
  readonly model: string | null;
  readonly timesProgress?: boolean;
  /** Workers stop a second after the last job, and are not waited for. */
  readonly rests?: boolean;
}): Promise<OurPipeline> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder());
  const dataDir = path.join(folder.path, 'data');
  const originMap = await writeOriginMap(folder.path, request.site);
  const host = stack.use(
    await serve(dataDir, ['--origin-map', originMap], {
      ROLEWATCH_SITE_CONNECTIONS: '16',
      ROLEWATCH_SITE_DELAY_MS: '0',
      ROLEWATCH_WORKER_IDLE_SECONDS: request.rests === true ? '1' : '0',
      ...(request.model !== null && {
        ROLEWATCH_LLM_URL: `${request.model}/v1`,
        ROLEWATCH_ENRICH: 'true',
      }),
    }),
  );
  const { origin, hash } = new URL(host.link);
  const transport = createHttpTransport({ baseUrl: origin, token: hash.replace('#token=', '') });
  stack.defer(() => transport.close());
  const client = createClient(transport);
  const untilIdle = () => untilWorkersAre('idle', client);
  if (request.rests !== true) await untilWorkersAre('ready', client);
  const { workers } = await client.call('health.get', {});
  const running = await readRunning(dataPaths(dataDir).redis.connection);
  if (running === null) throw new Error('there is no Redis');
  const { address } = running;
  const progress = stack.use(await timeProgress(request.timesProgress === true ? address : null));
  const owned = stack.move();
  return {
    pid: host.pid,
    untilIdle,
    workerPid: (name) => workers.find(({ queue }) => queue === name)?.pid ?? 0,
    async scan(companies) {
      const urls = Array.from({ length: companies }, (_, n) => careersUrl(n));
      const scanned = await scan(client, urls);
      return { ...scanned, redisPeakBytes: await peakMemory(address), progress: progress.lags() };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

export const careersUrl = (n: number): string => `https://job-boards.greenhouse.io/company${n}`;

export async function writeOriginMap(folder: string, site: string): Promise<string> {
  const file = path.join(folder, 'origin-map.json');
  await writeFile(file, JSON.stringify({ 'https://boards-api.greenhouse.io': site }));
  return file;
}

async function untilWorkersAre(wanted: 'ready' | 'idle', { call, on }: Client): Promise<void> {
  const are = Promise.withResolvers<void>();
  const look = async () => {
    const { workers } = await call('health.get', {});
    if (workers.length > 0 && workers.every(({ state }) => state === wanted)) are.resolve();
  };
  const stop = on('health.changed', () => void look());
  await look();
  await are.promise;
  stop();
}

async function scan({ call, on }: Client, urls: readonly string[]) {
  // Timing starts with all of them watched.
  for (const url of urls) await call('companies.add', { url });
  const ended = Promise.withResolvers<void>();
  const stop = on('run.changed', (run) => {
    if (run.endedAt !== null) ended.resolve();
  });
  const startedAt = performance.now();
  const { id } = await call('runs.start', { urls: [], companies: [], all: true, enrich: true });
  await ended.promise;
  const wallMs = performance.now() - startedAt;
  stop();
  const { status, openingsFound: postings, companies } = await call('runs.get', { id });
  const enhanced = companies.reduce((sum, company) => sum + company.enhanced, 0);
  return { wallMs, status, postings, enhanced };
}

async function timeProgress(address: RedisAddress | null) {
  const lagsMs: number[] = [];
  const driver = address === null ? null : await openBullmqDriver(address, silentLog);
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

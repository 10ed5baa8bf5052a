import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { OriginMap } from '#core/origin-map.ts';
import { dataPaths } from '#services/paths.ts';
import type { RedisAddress } from '#services/redis/address.ts';
import { createConnection } from '#services/redis/connection.ts';
import { readRunning } from '#services/redis/server-files.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { openBullmqDriver } from '#workers/drivers/bullmq.ts';
import { quantile } from './measure.ts';
import { startHost } from './scanning-host.ts';

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
  const originMap = await writeOriginMap(folder.path, greenhouseAt(request.site));
  const host = stack.use(
    await startHost({
      dataDir,
      originMap,
      env: {
        ROLEWATCH_SITE_CONNECTIONS: '16',
        ROLEWATCH_SITE_DELAY_MS: '0',
        ROLEWATCH_WORKER_IDLE_SECONDS: request.rests === true ? '1' : '0',
        ...(request.model !== null && {
          ROLEWATCH_LLM_URL: `${request.model}/v1`,
          ROLEWATCH_ENRICH: 'true',
        }),
      },
    }),
  );
  if (request.rests !== true) await host.untilWorkersAre('ready');
  const { workers } = await host.client.call('health.get', {});
  const running = await readRunning(dataPaths(dataDir).redis.connection);
  if (running === null) throw new Error('there is no Redis');
  const { address } = running;
  const progress = stack.use(await timeProgress(request.timesProgress === true ? address : null));
  const owned = stack.move();
  return {
    pid: host.pid,
    untilIdle: () => host.untilWorkersAre('idle'),
    workerPid: (name) => workers.find(({ queue }) => queue === name)?.pid ?? 0,
    async scan(companies) {
      // Timing starts with all of them watched.
      for (let n = 0; n < companies; n++) {
        await host.client.call('companies.add', { url: careersUrl(n) });
      }
      const { wallMs, status, companies: scanned } = await host.scan();
      return {
        ...{ wallMs, status },
        postings: sum(scanned.map(({ postings }) => postings ?? 0)),
        enhanced: sum(scanned.map(({ enhanced }) => enhanced)),
        redisPeakBytes: await peakMemory(address),
        progress: progress.lags(),
      };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

export const careersUrl = (n: number): string => `https://job-boards.greenhouse.io/company${n}`;

/** Sends the requests for Greenhouse boards to a site of `startSite`. */
export const greenhouseAt = (site: string): OriginMap => ({
  'https://boards-api.greenhouse.io': site,
});

export async function writeOriginMap(folder: string, originMap: OriginMap): Promise<string> {
  const file = path.join(folder, 'origin-map.json');
  await writeFile(file, JSON.stringify(originMap));
  return file;
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

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

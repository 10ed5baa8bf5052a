import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startRedis } from '#host/supervisor/redis-child.ts';
import { prepareDataDir } from '#services/data-dir.ts';
import { findRedis } from '#services/provision/redis.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { programSettings } from '#tests/support/programs.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { type Site, startSite } from '../fakes.ts';
import { figure, type Measure, median } from '../measure.ts';
import { careersUrl, greenhouseAt, writeOriginMap } from '../our-pipeline.ts';

const redisStarts = 10;
const coldStarts = 5;
const redisTargetMs = 60;
const coldTargetMs = 1_500;

/** The wait for an empty Redis, and from the shell's prompt to the first work done. */
export const start: Measure = {
  name: 'start',
  async run(say) {
    const redisMs: number[] = [];
    for (let n = 0; n < redisStarts; n++) redisMs.push(await timeRedis());
    const coldMs: number[] = [];
    await using site = await startSite({ companies: 1, postings: 1, latencyMs: 0, jitterMs: 0 });
    for (let n = 1; n <= coldStarts; n++) {
      coldMs.push(await timeColdStart(site));
      say(`cold start ${n} of ${coldStarts}: ${figure(coldMs.at(-1) ?? Number.NaN)} ms`);
    }
    return [
      {
        measure: 'Redis ready, nothing stored',
        ours: `${figure(median(redisMs))} ms`,
        comparedWith: `median of ${redisStarts}, slowest ${figure(Math.max(...redisMs))} ms`,
        ratio: null,
        target: `≤ ${redisTargetMs} ms`,
        met: median(redisMs) <= redisTargetMs,
        note: '',
      },
      {
        measure: 'cold start to first request',
        ours: `${figure(median(coldMs))} ms`,
        comparedWith: `median of ${coldStarts}, slowest ${figure(Math.max(...coldMs))} ms`,
        ratio: null,
        target: `≤ ${figure(coldTargetMs)} ms`,
        met: median(coldMs) <= coldTargetMs,
        note: 'from the start of `rolewatch scrape` with an empty data dir until the site is asked',
      },
    ];
  },
};

async function timeRedis(): Promise<number> {
  const found = await findRedis(programSettings());
  if ('missing' in found) throw new Error(`no redis-server: ${found.fix}`);
  await using folder = await temporaryFolder();
  const paths = await prepareDataDir(path.join(folder.path, 'data'));
  const startedAt = performance.now();
  await using _redis = await startRedis({
    binary: found.path,
    paths: paths.redis,
    log: silentLog,
    onRestart: () => undefined,
  });
  return performance.now() - startedAt;
}

async function timeColdStart(site: Site): Promise<number> {
  await using folder = await temporaryFolder();
  const originMap = await writeOriginMap(folder.path, greenhouseAt(site.origin));
  const dataDir = path.join(folder.path, 'data');
  const asked = site.nextRequest();
  const startedAt = performance.timeOrigin + performance.now();
  const args = [
    'scrape',
    careersUrl(0),
    '--json',
    '--data-dir',
    dataDir,
    '--origin-map',
    originMap,
  ];
  const child = spawn(process.execPath, [...command, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exit = once(child, 'exit');
  const failed = exit.then(([code]) => {
    throw new Error(`rolewatch ended with ${code} before it asked the site`);
  });
  const { at } = await Promise.race([asked, failed]);
  failed.catch(() => undefined);
  await exit;
  return at - startedAt;
}

const command = [
  fileURLToPath(new URL('../../scripts/ready.cjs', import.meta.url)),
  'scripts/run-fresh.ts',
];

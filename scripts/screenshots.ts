import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { OriginMap } from '#core/origin-map.ts';
import { settings } from '#core/settings.ts';
import { startDemoSites } from '#demo/demo-sites.ts';
import { pastMoments } from '#demo/past/moments.ts';
import { playPastInThread } from '#demo/past/play-in-thread.ts';
import { type Headless, startHeadless } from '#host/headless.ts';
import { dataPaths } from '#services/paths.ts';
import { startBrowser } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { buildPage } from './fresh-build.ts';
import { beginScan, keepSome, scanAgain, skipWelcome } from './screenshots/demo-steps.ts';
import {
  degradedShots,
  emptyShots,
  filledShots,
  runningShots,
  type Shot,
  stepShots,
  welcomeShots,
} from './screenshots/shots.ts';
import { type Look, takeShots } from './screenshots/take-shots.ts';

const folder = path.resolve(import.meta.dirname, '../docs/screenshots');
/** For those that git does not keep: large ones, and states of a screen. */
const rest = path.join(folder, 'all');
const large = { width: 1_920, height: 1_080 };

/**
 * Takes pictures of every screen for the README, and to be looked at: as it is at first, with thirteen weeks of the
 * demo's openings, and without Redis. It takes some minutes, for the demo is really scanned, twice.
 */
async function takeScreenshots(): Promise<void> {
  await buildPage(console.log);
  await mkdir(rest, { recursive: true });
  await using browser = await startBrowser();
  await using data = await temporaryFolder();
  await takeBeginning({ browser });
  await takeInUse({ browser }, data.path);
  await takeDegraded({ browser }, data.path);
}

/** Of an empty library, and of its first scan. */
async function takeBeginning(looking: Pick<Look, 'browser'>): Promise<void> {
  await using data = await temporaryFolder();
  await using sites = await startDemoSites();
  await using host = await startHost(data.path, {
    originMap: sites.originMap,
    settings: impatience,
  });
  const { rolewatch } = host;
  const look = { ...looking, link: host.link, folder };
  const first = { ...look, folder: rest, state: 'first-run-' };
  await takeBothSizes(welcomeShots, look);
  await skipWelcome(rolewatch);
  await takeShots([...stepShots, ...emptyShots], first);
  const end = await beginScan(rolewatch, sites);
  await takeShots(runningShots, look);
  await end();
}

/** Of a library that has been in use for thirteen weeks, just after a scan. */
async function takeInUse(looking: Pick<Look, 'browser'>, dataDir: string): Promise<void> {
  const past = pastMoments(Date.now());
  const { database, snapshots } = dataPaths(dataDir);
  await playPastInThread({ ...past, database, snapshots, userId: settings.userId.default });
  await using sites = await startDemoSites({ steps: past.steps });
  await using host = await startHost(dataDir, {
    originMap: sites.originMap,
    settings: impatience,
  });
  const { rolewatch } = host;
  await skipWelcome(rolewatch);
  await keepSome(rolewatch);
  await scanAgain(rolewatch);
  await takeBothSizes(await filledShots(rolewatch), { ...looking, link: host.link, folder });
}

/** A failing site holds up a scan for seconds, not minutes. */
const impatience = { ROLEWATCH_RETRY_DELAY_SCALE: '0.1' };

/** The same library, without Redis. */
async function takeDegraded(looking: Pick<Look, 'browser'>, dataDir: string): Promise<void> {
  await using host = await startHost(dataDir, { settings: { ROLEWATCH_REDIS_SERVER: 'none' } });
  const look = { ...looking, link: host.link, folder: rest };
  await takeShots(degradedShots, { ...look, state: 'degraded-' });
}

async function takeBothSizes(shots: readonly Shot[], look: Look): Promise<void> {
  await takeShots(shots, look);
  await takeShots(shots, { ...look, folder: rest, size: large });
}

/**
 * A headless host in this process, on a port of its own. Nothing of this machine's settings counts,
 * so that the pictures are the same everywhere.
 */
const startHost = (
  dataDir: string,
  {
    settings: set = {},
    originMap = {},
  }: {
    readonly settings?: Readonly<Record<`ROLEWATCH_${string}`, string>>;
    readonly originMap?: OriginMap;
  } = {},
): Promise<Headless> =>
  startHeadless({
    dataDir,
    flags: {},
    originMap,
    env: { ...withoutSettings(process.env), ...set },
    say: console.log,
    logTo: 'file',
    host: '127.0.0.1',
    port: 0,
    onListening: () => undefined,
  });

const withoutSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('ROLEWATCH_')));

await takeScreenshots();

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { OriginMap } from '#core/origin-map.ts';
import { startDemoSites } from '#demo/demo-sites.ts';
import { type Headless, startHeadless } from '#host/headless.ts';
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
 * Takes pictures of every screen for the README, and to be looked at: with the demo's openings, as
 * it is at first, and without Redis. It takes some minutes, for the demo is really scanned, twice.
 */
async function takeScreenshots(): Promise<void> {
  await buildPage(console.log);
  await mkdir(rest, { recursive: true });
  await using browser = await startBrowser();
  await using data = await temporaryFolder();
  await takeInUse({ browser }, data.path);
  await takeDegraded({ browser }, data.path);
}

/** From an empty library to one that is in use. */
async function takeInUse(looking: Pick<Look, 'browser'>, dataDir: string): Promise<void> {
  await using sites = await startDemoSites();
  await using host = await startHost(dataDir, {
    originMap: sites.originMap,
    settings: { ROLEWATCH_RETRY_DELAY_SCALE: '0.1' },
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
  await keepSome(rolewatch);
  await scanAgain(rolewatch);
  await takeBothSizes(await filledShots(rolewatch), look);
}

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
    settings = {},
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
    env: { ...withoutSettings(process.env), ...settings },
    say: console.log,
    logTo: 'file',
    host: '127.0.0.1',
    port: 0,
    onListening: () => undefined,
  });

const withoutSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('ROLEWATCH_')));

await takeScreenshots();

import path from 'node:path';
import { vi } from 'vitest';
import type { DemoSites } from '#demo/demo-sites.ts';
import type { App } from '#host/api/handlers.ts';
import { createDemo } from '#host/demo/demo.ts';
import { createRetryJobs } from '#host/runs/retry-jobs.ts';
import { createRunTracker } from '#host/runs/run-tracker.ts';
import { openScanPause } from '#host/runs/scan-pause.ts';
import { openSettings } from '#services/settings-store.ts';
import { openTestDatabase } from './database.ts';
import { idleDriver } from './idle-driver.ts';
import { localLibrary } from './local-library.ts';
import { memorySnapshots } from './memory-snapshots.ts';
import { silentLog } from './silent-log.ts';

/** All that the host's calls need, in this process: a real database, and a driver that does nothing. */
export async function openHostApp({ sites = noSites }: { sites?: () => Promise<DemoSites> } = {}) {
  const db = await openTestDatabase();
  const driver = idleDriver();
  const library = { ...localLibrary(db), isLocked: () => false };
  const tracker = createRunTracker({
    driver,
    library,
    progress: { changed() {}, ended() {}, [Symbol.dispose]() {} },
    hasNetwork: () => true,
    onEnd: async () => undefined,
    afterEnd: async () => undefined,
    log: silentLog,
  });
  const file = path.join(path.dirname(db.path), 'settings.json');
  const store = openSettings({ flags: {}, env: {}, file });
  const demo = createDemo(silentLog, sites);
  const renew = vi.fn(async (): Promise<void> => undefined);
  const onChange = vi.fn();
  const pause = await openScanPause(library);
  const app = {
    library,
    driver,
    tracker,
    store,
    demo,
    onChange,
    settings: store.current,
    userId: 'me',
    hasModel: () => false,
    isLeftAlone: demo.isLeftAlone,
    retry: createRetryJobs({ driver, library, tracker, isLeftAlone: demo.isLeftAlone }),
    log: silentLog,
    broken: new Map(),
    snapshots: memorySnapshots(),
    queueing: {
      driver,
      redis: null,
      workers: null,
      renew,
      check: async () => undefined,
      notices: () => [],
    },
    disk: { problem: () => null },
    model: { current: () => null, heard: () => undefined },
    nextScanAt: () => null,
    scansHeldBy: () => (pause.isPaused() ? ('paused' as const) : null),
    planScans: async () => undefined,
    pause,
    problems: store.problems,
    dataDir: '/data',
    onQueueChange: () => undefined,
    apply: async () => undefined,
  } satisfies App;
  return { ...app, db, renew, [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
}

const noSites = async (): Promise<DemoSites> => {
  throw new Error('there is no demo here');
};

/** Sites of a demo that are only said to be there; `stopped` once they were. */
export function fakeDemoSites() {
  const stopped = vi.fn();
  const names = ['harbour', 'birch'];
  const sites: DemoSites = {
    companies: names.map((name) => ({ name, url: `https://${name}.example/careers` })),
    originMap: { 'https://harbour.example': 'http://127.0.0.1:1/harbour.example' },
    advance: () => undefined,
    [Symbol.asyncDispose]: async () => stopped(),
  };
  return { sites, stopped, load: vi.fn(async () => sites) };
}

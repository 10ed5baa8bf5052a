import path from 'node:path';
import { vi } from 'vitest';
import type { App } from '#host/api/handlers.ts';
import { createRetryJobs } from '#host/runs/retry-jobs.ts';
import { createRunTracker } from '#host/runs/run-tracker.ts';
import { openScanPause } from '#host/runs/scan-hold.ts';
import type { Database } from '#library/engine/open.ts';
import { dataPaths } from '#services/paths.ts';
import { openSettings } from '#services/settings-store.ts';
import { openTestDatabase } from './database.ts';
import { type IdleDriver, idleDriver } from './idle-driver.ts';
import { localLibrary } from './local-library.ts';
import { memorySnapshots } from './memory-snapshots.ts';
import { silentLog } from './silent-log.ts';

/** What a host's calls need, over an empty library unless another is given. */
export async function openHostApp(
  over: { readonly db?: Database; readonly driver?: IdleDriver } = {},
) {
  const { db = await openTestDatabase(), driver = idleDriver() } = over;
  const library = { ...localLibrary(db), isLocked: () => false };
  const tracker = createRunTracker({
    driver,
    library,
    progress: { changed() {}, ended() {}, [Symbol.dispose]() {} },
    snapshots: memorySnapshots(),
    hasNetwork: () => true,
    onFailed: () => undefined,
    onEnd: async () => undefined,
    afterEnd: async () => undefined,
    log: silentLog,
  });
  const file = path.join(path.dirname(db.path), 'settings.json');
  const store = openSettings({ flags: {}, env: {}, file });
  const onChange = vi.fn();
  const pause = await openScanPause(library);
  const app = {
    library,
    driver,
    tracker,
    store,
    onChange,
    settings: store.current,
    userId: 'me',
    hasModel: () => false,
    retry: createRetryJobs({ driver, library, tracker }),
    log: silentLog,
    broken: new Map(),
    snapshots: memorySnapshots(),
    queueing: {
      driver,
      redis: null,
      workers: null,
      model: {
        access: () => ({ kind: 'none' as const }),
        wake: () => undefined,
        settled: async () => undefined,
      },
      check: async () => undefined,
      notices: () => [],
    },
    scoring: { start: () => undefined, stop: async () => undefined, progress: () => null },
    disk: { problem: () => null },
    model: { current: () => null, heard: () => undefined },
    nextScanAt: () => null,
    scansHeldBy: () => (pause.isPaused() ? ('paused' as const) : null),
    isOffline: async () => false,
    planScans: async () => undefined,
    pause,
    problems: store.problems,
    dataDir: '/data',
    logs: '/data/logs',
    places: { ...dataPaths(path.dirname(db.path)), database: db.path },
    send: async () => ({ ok: true, detail: 'sent' }),
    label: null,
    openDemo: async () => 'http://127.0.0.1:1/',
    showPage: undefined,
    onQueueChange: () => undefined,
    apply: async () => undefined,
  } satisfies App;
  return { ...app, db, [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
}

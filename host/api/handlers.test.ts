import { expect, it } from 'vitest';
import type { Method } from '#contract/api.ts';
import { methods } from '#contract/methods.ts';
import { defaultSettings } from '#core/settings.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import { localLibrary } from '#tests/support/local-library.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createRunTracker } from '../runs/run-tracker.ts';
import { companies } from './companies.ts';
import { createHandlers } from './handlers.ts';
import { postings } from './postings.ts';

/** All calls of a host that works in this process. */
async function open() {
  const db = await openTestDatabase();
  const driver = idleDriver();
  const library = localLibrary(db);
  const tracker = createRunTracker({
    driver,
    library,
    progress: { changed() {}, ended() {}, [Symbol.dispose]() {} },
    onEnd: async () => undefined,
    log: silentLog,
  });
  const workerOptions = {
    database: db.path,
    settings: defaultSettings,
    originMap: {},
    snapshots: { kind: 'files' as const, dir: '/nowhere' },
  };
  const host = createHandlers({
    library,
    driver,
    tracker,
    userId: 'me',
    hasModel: false,
    log: silentLog,
    broken: new Map(),
    snapshots: memorySnapshots(),
    queueing: {
      driver,
      redis: null,
      workers: null,
      workerOptions,
      notices: () => [{ message: 'redis-server was not found', hint: 'Run rolewatch doctor.' }],
      [Symbol.asyncDispose]: async () => undefined,
    },
  });
  return {
    host,
    library: { ...companies(db), ...postings(db) },
    [Symbol.asyncDispose]: () => db[Symbol.asyncDispose](),
  };
}

const methodsThatRun = (where: 'host' | 'library') =>
  (Object.keys(methods) as Method[]).filter((name) => methods[name].runs === where).toSorted();

it.each(['host', 'library'] as const)(
  'every call that runs in the %s is handled',
  async (where) => {
    await using handlers = await open();
    expect(Object.keys(handlers[where]).toSorted()).toEqual(methodsThatRun(where));
  },
);

it('says how the parts are, as the contract says', async () => {
  await using handlers = await open();
  const health = await handlers.host['health.get']({});
  expect(methods['health.get'].output.parse(health)).toEqual({
    mode: 'in_process',
    workers: [],
    redisPid: null,
    notices: [{ message: 'redis-server was not found', hint: 'Run rolewatch doctor.' }],
  });
});

import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Call, Method } from '#contract/api.ts';
import type { EventMessage } from '#contract/client.ts';
import type { HealthView } from '#contract/health.ts';
import { errorReply } from '#contract/reply.ts';
import { days, hours, minutes } from '#core/duration.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import { playPast } from '#demo/past/play-past.ts';
import { createDispatch } from '#host/api/dispatch.ts';
import { createHandlers } from '#host/api/handlers.ts';
import { pageDir, pageResponse } from '#host/page/page-response.ts';
import { createLibraryCalls, type LibraryCalls } from '#library/calls.ts';
import { openDatabase } from '#library/engine/open.ts';
import { queueNames } from '#workers/queues.ts';
import { temporaryFolder } from './database.ts';
import { openHostApp } from './host-app.ts';
import { idleDriver, jobRecord } from './idle-driver.ts';

/** Where the page is; nothing listens there. */
const origin = 'http://localhost:4717';

/** The moment at which its time stands still. */
const nowMs = Date.parse('2026-11-30T12:00:00Z');
const ago = (ms: number): string => new Date(nowMs - ms).toISOString();

/** The run that shows a whole scan. */
export const lastScan = 'past-5';

/** The demo's library at one moment: the same on every machine and every day. */
export type FrozenHost = AsyncDisposable & {
  readonly call: Call;
  /** Answers all requests of a page, and stops its clock. */
  readonly answer: (page: Page) => Promise<void>;
  readonly address: (fragment: string) => string;
};

/** In this process, without a server, workers or Redis. What the page changes is not kept. */
export async function openFrozenHost(): Promise<FrozenHost> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder()).path;
  const database = path.join(folder, 'rolewatch.db');
  await playPast({ ...moments, database, snapshots: path.join(folder, 'kept'), userId: 'me' });
  const db = await openDatabase(database, { now: () => new Date(nowMs) });
  await addToday(createLibraryCalls(db));
  const app = stack.use(await openHostApp({ db, driver }));
  const kept = {
    ...createHandlers(app),
    'health.get': async () => health,
    'queues.list': async () => [...queues],
    'models.find': async () => [],
    'data.usage': async () => usage,
  };
  const dispatch = createDispatch(kept, app.library);
  const call = ((method: Method, input: never) =>
    unkept[method]?.() ?? dispatch(method, input)) as Call;
  const snapshot: readonly EventMessage[] = [
    { event: 'health.changed', data: health },
    { event: 'queues.changed', data: [...queues] },
    { event: 'run.changed', data: await call('runs.get', { id: lastScan }) },
    { event: 'data.changed', data: { host: 'frozen', revisions: {} as never } },
  ];
  const owned = stack.move();
  return {
    call,
    address: (fragment) => `${origin}/#/${fragment}`,
    answer: (page) => answerAll(page, call, snapshot),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Changes that a page makes on its own: kept, they would show in later pictures. */
const unkept: { readonly [method: string]: () => Promise<unknown> } = {
  'postings.mark': async () => ({ changed: [] }),
  'preferences.set': async () => ({}),
};

const scans = [13, 10, 7, 4, 2].map((weeks) => nowMs - weeks * days(7));
const moments = {
  scans: [...scans, nowMs - hours(2)],
  steps: [scans[0] ?? 0, ...scans.slice(1), nowMs].map((at) => at - hours(4)),
};

/** What the demo's past leaves out: news that nobody has read, and companies that cannot be. */
async function addToday(calls: LibraryCalls): Promise<void> {
  const { items } = await calls['inbox.list']({ archived: true, limit: 100 });
  const ids = items.filter(({ at }) => at > ago(days(1))).map(({ id }) => id);
  await calls['inbox.archive']({ ids, isArchived: false });
  const [walled, broken] = await calls['companies.list']({});
  if (walled === undefined || broken === undefined) throw new Error('the demo has no companies');
  const run = { id: 'today', userId: 'me', enrich: false };
  const companyIds = [walled.id, broken.id];
  await calls['runs.create']({ ...run, companyIds, at: ago(minutes(40)) });
  for (const [company, error] of [
    [walled, new AppError('challenge_page', { url: walled.url, kind: 'captcha' })],
    [broken, new AppError('server_error', { url: broken.url, status: 500 })],
  ] as const) {
    const failure = { runId: run.id, companyId: company.id, error: toErrorView(error) };
    await calls['runs.failCompany']({ ...failure, status: 'failed', at: ago(minutes(39)) });
  }
  await calls['runs.finish']({
    ...{ id: run.id, status: 'failed', message: '', at: ago(minutes(39)) },
  });
  await calls['inbox.collect']({ runId: run.id, at: ago(minutes(39)) });
  await calls['preferences.set']({ key: 'layout', value: { isWelcomeDone: true } });
}

const failed = (id: string, error: AppError, minutesAgo: number) =>
  jobRecord({
    ...{ id, job: 'scrape_company', queue: 'io_fetch', status: 'failed', attempts: 3, error },
    payload: { companyUrl: 'https://jobs.lever.co/gorsegate', userId: 'me' },
    createdAt: nowMs - minutes(minutesAgo + 2),
    startedAt: nowMs - minutes(minutesAgo + 1),
    endedAt: nowMs - minutes(minutesAgo),
  });

const url = 'https://api.lever.co/v0/postings/gorsegate';
const driver = idleDriver([
  failed('f-today-1', new AppError('internal', { reason: 'out of memory' }), 38),
  failed('f-today-2', new AppError('server_error', { url, status: 500 }), 39),
]);

const queues = queueNames.map((queue, n) => ({
  ...{ queue, isPaused: false, waiting: 40 * n, delayed: n, running: n % 3 },
  ...{ completed: 120 - n, failed: n === 0 ? 2 : 0, perMinute: 12 - n, oldestWaitMs: 900 * n },
}));

const health: HealthView = {
  mode: 'redis',
  workers: queueNames.map((queue, n) => ({
    ...{ queue, state: 'ready', pid: 4_200 + n, restarts: 0 },
    ...{ rssBytes: 90_000_000 + n * 20_000_000, cpu: 0.1 * n },
  })),
  ...{ database: 'ready', redisPid: 4_199, model: null, scansHeldBy: null, label: null },
  nextScanAt: ago(-hours(4)),
  ...{ version: '0.1.0', dataDir: '/home/me/rolewatch', notices: [] },
};

const usage = {
  ...{ folder: '/home/me/rolewatch', database: 9_000_000, snapshots: 2_000_000 },
  ...{ backups: 0, total: 11_000_000 },
};

async function answerAll(page: Page, call: Call, snapshot: readonly EventMessage[]): Promise<void> {
  await page.clock.setFixedTime(nowMs);
  await page.routeWebSocket(`${origin.replace('http', 'ws')}/**`, (socket) => {
    for (const message of snapshot) socket.send(JSON.stringify(message));
  });
  await page.route(`${origin}/**`, async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const [, method] = /^\/api\/(.+)$/.exec(pathname) ?? [];
    if (method === undefined) {
      const response = await pageResponse(pageDir(), new Request(request.url()));
      const body = Buffer.from(await response.arrayBuffer());
      const headers = Object.fromEntries(response.headers);
      await route.fulfill({ status: response.status, headers, body });
      return;
    }
    try {
      await route.fulfill({ json: await call(method as never, request.postDataJSON() as never) });
    } catch (error) {
      await route.fulfill({ status: 500, json: errorReply(error) });
    }
  });
}

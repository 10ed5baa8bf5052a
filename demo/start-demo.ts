import { settings } from '#core/settings.ts';
import { type Headless, type HeadlessOptions, startHeadless } from '#host/headless.ts';
import { endOrphanRedis } from '#host/supervisor/redis-child.ts';
import { emptyThrowawayDir, prepareThrowawayDir } from '#services/data-dir.ts';
import { lockWithLink, type Patience } from '#services/lock.ts';
import { dataPaths, resolveDataDir } from '#services/paths.ts';
import { type DemoSites, startDemoSites } from './demo-sites.ts';
import { type PastMoments, pastMoments } from './past/moments.ts';
import { playPastInThread } from './past/play-in-thread.ts';

export type DemoOptions = Omit<HeadlessOptions, 'label' | 'originMap' | 'onListening'> & {
  /** Called with its link once its page has something to show. */
  readonly onListening?: HeadlessOptions['onListening'];
};

const label = 'Demo with invented companies';

/** A demo user waits seconds for a failing site, not minutes. */
const impatience = { [settings.retryDelayScale.env]: '0.1' };

/**
 * Starts the demo: a whole Rolewatch over its own data dir, which is emptied first, and invented
 * career sites on this machine. Resolves once a scan of its companies has started. Dispose to stop
 * everything. Throws `folder_not_empty` and what `startHeadless` throws, `data_dir_locked` with the
 * link of the demo that is already running.
 */
export async function startDemo(options: DemoOptions): Promise<Headless> {
  const { env, onListening } = options;
  const listening = Promise.withResolvers<string>();
  const dataDir = options.dataDir ?? demoDirOf(undefined, env);
  const past = pastMoments(Date.now());
  await beginAnew(dataDir, past, options);
  options.say(`The demo keeps its data in ${dataDir}, and empties it at each start`);
  await using stack = new AsyncDisposableStack();
  const sites = stack.use(await startDemoSites({ steps: past.steps }));
  const demo = stack.use(
    await startHeadless({
      ...options,
      dataDir,
      env: { ...impatience, ...withoutWaysOut(env) },
      originMap: sites.originMap,
      label,
      onListening: listening.resolve,
      // The demo's own demo is itself.
      startDemo: async () => ({
        link: await listening.promise,
        [Symbol.asyncDispose]: async () => undefined,
      }),
    }),
  );
  const { call } = demo.rolewatch;
  await call('preferences.set', { key: 'layout', value: await bestPage(call, sites) });
  await call('runs.start', { all: true });
  onListening?.(demo.link);
  const owned = stack.move();
  return { ...demo, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** The demo's data dir, always inside the library's: the demo empties it, and no library lives there. */
export const demoDirOf = (dataDir: string | undefined, env: NodeJS.ProcessEnv): string =>
  dataPaths(resolveDataDir(dataDir, env)).demo;

/** Empties the data dir and fills it with thirteen weeks of scans. */
async function beginAnew(dataDir: string, past: PastMoments, patience: Patience): Promise<void> {
  const paths = await prepareThrowawayDir(dataDir);
  await using _lock = await lockWithLink(paths, patience);
  await endOrphanRedis(paths.redis.connection);
  await emptyThrowawayDir(paths);
  const { database, snapshots } = paths;
  await playPastInThread({ ...past, database, snapshots, userId: settings.userId.default });
}

/** Begins with an opening that states its pay: the reading pane shows best what Rolewatch does. */
async function bestPage(call: Headless['rolewatch']['call'], sites: DemoSites) {
  const filter = { status: 'open', query: 'engineer', minSalary: 1, sort: 'newest' } as const;
  const { rows } = await call('postings.list', { filter, limit: 50 });
  // The scan that begins closes some.
  const stays = (title: string, company: string) =>
    sites.companies.some(({ name, titles }) => name === company && titles.includes(title));
  const best = rows.find(({ title, company }) => stays(title, company));
  return { isWelcomeDone: true, home: best === undefined ? '#/openings' : `#/openings/${best.id}` };
}

/** Settings that lead out of the demo, to the real library's queues, model or mirrors. */
const waysOut = ['redisUrl', 'llmUrl', 'llmModel', 'llmApiKey', 'originMap', 'updateUrl'] as const;

const withoutWaysOut = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const left = waysOut.map((name) => settings[name].env);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !left.includes(name)));
};

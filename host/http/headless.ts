import { AppError } from '#core/errors.ts';
import { logFile, standardError } from '#services/log/destination.ts';
import { createLogger } from '#services/log/logger.ts';
import { readSettings } from '#services/options.ts';
import { type DataPaths, dataPaths, resolveDataDir, resolveDemoDataDir } from '#services/paths.ts';
import { announceHost } from '#services/running-host.ts';
import { sessionToken } from '#services/session-token.ts';
import { createFirstView } from '../first-view.ts';
import { withLinkOfHolder } from '../link-of-holder.ts';
import { pageDir } from '../page/page-dir.ts';
import { type Rolewatch, type StartOptions, startRolewatch } from '../start.ts';
import { whenStarted } from '../when-started.ts';
import { type HttpServer, type ServeOptions, serveHttp } from './server.ts';

/** Where it is looked for by default; another free port is taken where this one is not free. */
const usualPort = 4_717;

export type HeadlessOptions = Omit<StartOptions, 'onLocked' | 'workersAfter'> & {
  readonly host: string;
  /** Null: the usual one, or any that is free. */
  readonly port: number | null;
  /** Told where it listens as soon as it does: a page can load while the services start. */
  readonly onListening: (link: string) => void;
};

/** Rolewatch with its page and calls on HTTP. Dispose to stop it all in order. */
export type Headless = AsyncDisposable & {
  readonly rolewatch: Rolewatch;
  /** Its address with the token: whoever has it may use Rolewatch. */
  readonly link: string;
};

/**
 * Starts everything and serves it, and leaves a note of where for a second start. Throws what
 * `startRolewatch` throws, `data_dir_locked` with the link of the host that already serves; also
 * `port_in_use`, `cannot_listen`.
 */
export async function startHeadless(options: HeadlessOptions): Promise<Headless> {
  // The faces are closed before the services they show.
  await using services = new AsyncDisposableStack();
  await using faces = new AsyncDisposableStack();
  const paths = dataPaths(resolveDataDir(options.dataDir, options.env));
  const locked = Promise.withResolvers<void>();
  const firstView = createFirstView();
  const starting = startRolewatch({
    ...options,
    schedule: true,
    workersAfter: firstView.shown,
    onLocked: locked.resolve,
  });
  const started = starting.then((rolewatch) => services.use(rolewatch));
  started.catch(locked.reject);
  await locked.promise.catch(async (error: unknown) => {
    throw await withLinkOfHolder(error, paths.host);
  });
  const face = firstView.watch(whenStarted(starting));
  const link = await serve(faces, { ...options, paths, rolewatch: face }).catch(
    async (error: unknown) => {
      // What has begun to start must have started before it can be stopped.
      await started.catch(() => undefined);
      throw error;
    },
  );
  const rolewatch = await started;
  const owned = new AsyncDisposableStack();
  owned.use(services.move());
  owned.use(faces.move());
  return { rolewatch, link, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Opens the page's door, tells where it is, and leaves a note of it; answers the link. */
async function serve(
  stack: AsyncDisposableStack,
  options: HeadlessOptions & {
    readonly paths: DataPaths;
    readonly rolewatch: ServeOptions['rolewatch'];
  },
): Promise<string> {
  const { paths, host, port, flags, env, rolewatch, onListening } = options;
  const token = await sessionToken(paths.secrets);
  const { settings } = readSettings({ flags, env, file: paths.settings });
  const log = createLogger({
    level: settings.logLevel,
    name: 'http',
    destination: options.logTo === 'file' ? logFile(paths.logs) : standardError,
  });
  const serving = { rolewatch, host, token, pageDir: pageDir(import.meta.url), log };
  const server = stack.use(await serveSomewhere(serving, port));
  const link = `${server.url}/#token=${token}`;
  stack.use(await announceHost(paths.host, link));
  onListening(link);
  return link;
}

/** Where a host that is started like this keeps everything. */
export const dataDirOf = ({ dataDir, env }: Pick<StartOptions, 'dataDir' | 'env'>): string =>
  resolveDataDir(dataDir, env);

/** The data dir of the demo, for the command line, which knows no paths of its own. */
export const demoDataDir = (env: NodeJS.ProcessEnv): string => resolveDemoDataDir(env);

/** A port that somebody asked for is that port or none. */
async function serveSomewhere(
  serving: Omit<ServeOptions, 'port'>,
  port: number | null,
): Promise<HttpServer> {
  try {
    return await serveHttp({ ...serving, port: port ?? usualPort });
  } catch (error) {
    const isTaken = error instanceof AppError && error.code === 'port_in_use';
    if (port !== null || !isTaken) throw error;
    return await serveHttp({ ...serving, port: 0 });
  }
}

import { AppError } from '#core/errors.ts';
import { announceHost } from '#services/lock.ts';
import { createLogger, logFile, standardError } from '#services/log/logger.ts';
import { readSettings } from '#services/options.ts';
import { type DataPaths, dataPaths, resolveDataDir } from '#services/paths.ts';
import { sessionToken } from '#services/session-token.ts';
import type { Rolewatch } from './events/rolewatch.ts';
import { whenStarted } from './events/when-started.ts';
import { type HttpServer, type ServeOptions, serveHttp } from './http/server.ts';
import { pageDir } from './page/page-response.ts';
import { startRolewatch } from './start.ts';
import type { StartOptions } from './start-options.ts';

/** The default port; if it is taken, another free port is used. */
const usualPort = 4_717;

export type HeadlessOptions = Omit<StartOptions, 'onLocked'> & {
  readonly host: string;
  /** Null: the usual port, or any free one. */
  readonly port: number | null;
  /** Called as soon as it listens: a page can load while the services start. */
  readonly onListening: (link: string) => void;
};

/** Rolewatch with its page and calls over HTTP. Dispose to stop everything in order. */
export type Headless = AsyncDisposable & {
  readonly rolewatch: Rolewatch;
  /** Its address with the token: everyone with this link may use Rolewatch. */
  readonly link: string;
};

/**
 * Starts everything, serves it, and saves the link for a second start. Throws what `startRolewatch`
 * throws, `data_dir_locked` with the link of the host that already serves; also `port_in_use`,
 * `cannot_listen`.
 */
export async function startHeadless(options: HeadlessOptions): Promise<Headless> {
  // The faces close before the services they show.
  await using services = new AsyncDisposableStack();
  await using faces = new AsyncDisposableStack();
  const paths = dataPaths(resolveDataDir(options.dataDir, options.env));
  const locked = Promise.withResolvers<void>();
  const starting = startRolewatch({
    ...options,
    schedule: true,
    onLocked: locked.resolve,
  });
  const started = starting.then((rolewatch) => services.use(rolewatch));
  started.catch(locked.reject);
  await locked.promise;
  const link = await serve(faces, { ...options, paths, rolewatch: whenStarted(starting) }).catch(
    async (error: unknown) => {
      // A start under way must finish before it can be stopped.
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

/** Serves the page, and reports and saves its link; returns the link. */
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
  const serving = { rolewatch, host, token, pageDir: pageDir(), log };
  const server = stack.use(await serveSomewhere(serving, port));
  const link = `${server.url}/#token=${token}`;
  stack.use(await announceHost(paths.host, link));
  onListening(link);
  return link;
}

export const dataDirOf = ({ dataDir, env }: Pick<StartOptions, 'dataDir' | 'env'>): string =>
  resolveDataDir(dataDir, env);

/** A port that the user asked for is never replaced. */
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

import path from 'node:path';
import { AppError } from '#core/errors.ts';
import { logFile, standardError } from '#services/log/destination.ts';
import { createLogger } from '#services/log/logger.ts';
import { dataPaths, resolveDataDir } from '#services/paths.ts';
import { announceHost, findRunningHost } from '#services/running-host.ts';
import { sessionToken } from '#services/session-token.ts';
import { type Rolewatch, type StartOptions, startRolewatch } from '../start.ts';
import { pageDir } from './page-dir.ts';
import { type HttpServer, type ServeOptions, serveHttp } from './server.ts';

/** Where it is looked for by default; another free port is taken where this one is not free. */
const usualPort = 4_717;

export type HeadlessOptions = StartOptions & {
  readonly host: string;
  /** Null: the usual one, or any that is free. */
  readonly port: number | null;
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
  await using stack = new AsyncDisposableStack();
  const paths = dataPaths(resolveDataDir(options.dataDir, options.env));
  const rolewatch = stack.use(
    await startRolewatch({ ...options, schedule: true }).catch(async (error: unknown) => {
      throw await withLink(error, paths.host);
    }),
  );
  const token = await sessionToken(paths.secrets);
  const log = createLogger({
    level: rolewatch.settings().logLevel,
    name: 'http',
    destination: options.logTo === 'file' ? logFile(paths.logs) : standardError,
  });
  const { host } = options;
  const serving = { rolewatch, host, token, pageDir: pageDir(import.meta.url), log };
  const server = stack.use(await serveSomewhere(serving, options.port));
  const link = `${server.url}/#token=${token}`;
  stack.use(await announceHost(paths.host, link));
  const owned = stack.move();
  return { rolewatch, link, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** The data dir of the demo: beside the one that holds what matters. */
export const demoDataDir = (env: NodeJS.ProcessEnv): string =>
  path.join(path.dirname(resolveDataDir(undefined, env)), 'rolewatch-demo');

async function withLink(error: unknown, note: string): Promise<unknown> {
  if (!(error instanceof AppError && error.code === 'data_dir_locked')) return error;
  const { details } = error as AppError<'data_dir_locked'>;
  const url = await findRunningHost(note);
  return url === null ? error : new AppError('data_dir_locked', { ...details, url });
}

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

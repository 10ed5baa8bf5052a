import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, vi } from 'vitest';
import { type Client, createClient } from '#contract/client.ts';
import { createHttpTransport } from '#contract/http-transport.ts';
import {
  type CareerSites,
  type CareerSitesOptions,
  startCareerSites,
} from '#tests/fakes/career-sites.ts';
import { type RunningCli, startCli } from './cli.ts';
import { temporaryFolder } from './database.ts';

type Env = Readonly<Record<string, string>>;

/** A headless host as a process of its own. */
export type ServedHost = AsyncDisposable & {
  readonly process: RunningCli;
  /** Its link, with the token. */
  readonly link: string;
  /** Its address, without. */
  readonly origin: string;
  readonly port: number;
  readonly token: string;
  /** Calls it without a page. */
  readonly call: Client['call'];
  /** Asks it to stop, and waits until it has. */
  readonly stop: () => Promise<number | null>;
  /** Ends it without asking, and waits until it is gone. */
  readonly kill: () => Promise<void>;
};

export type ServeOptions = {
  /** 0 takes any. */
  readonly port?: number;
  readonly env?: Env;
};

/** What every face of Rolewatch is started with. */
export type AppArgs = { readonly dataDir: string; readonly originMap: string };

/** Career sites, a data dir, and a way to start the real thing on them, again and again. */
export type World<App> = AsyncDisposable & {
  readonly sites: CareerSites;
  readonly dataDir: string;
  /** Has an origin answered from elsewhere, or from nowhere, when it is served next. */
  readonly mapOrigin: (origin: string, to: string) => void;
  readonly serve: (options?: ServeOptions) => Promise<App>;
};

export type ServedWorld = World<ServedHost>;

/** Prepares all that a headless host needs. */
export const startServedWorld = (options: CareerSitesOptions = {}): Promise<ServedWorld> =>
  startWorld(options, serveOn);

/** Prepares all that Rolewatch needs, however it is served. */
export async function startWorld<App>(
  options: CareerSitesOptions | undefined,
  serve: (args: AppArgs, options: ServeOptions) => Promise<App>,
): Promise<World<App>> {
  await using stack = new AsyncDisposableStack();
  const sites = stack.use(await startCareerSites(options));
  const folder = stack.use(await temporaryFolder()).path;
  const dataDir = path.join(folder, 'data');
  const originMap = path.join(folder, 'origins.json');
  const elsewhere = new Map<string, string>();
  const owned = stack.move();
  return {
    sites,
    dataDir,
    mapOrigin: (origin, to) => void elsewhere.set(origin, to),
    async serve(served = {}) {
      const origins = { ...sites.originMap, ...Object.fromEntries(elsewhere) };
      await writeFile(originMap, JSON.stringify(origins));
      return await serve({ dataDir, originMap }, served);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Watches companies and scans them, to the end. */
export async function scanWith(
  { call }: Pick<ServedHost, 'call'>,
  urls: readonly string[],
): Promise<void> {
  for (const url of urls) await call('companies.add', { url });
  const { id } = await call('runs.start', { all: true });
  const isOver = async () => expect((await call('runs.get', { id })).endedAt).not.toBeNull();
  await vi.waitFor(isOver, { timeout: 60_000 });
}

/** Starts a headless host. */
export async function serveOn(
  { dataDir, originMap }: AppArgs,
  { port = 0, env = {} }: ServeOptions,
): Promise<ServedHost> {
  const args = ['--data-dir', dataDir, '--origin-map', originMap, '--port', String(port)];
  const process = startCli(['serve', '--json', ...args], { env });
  const { url } = await process.waitForLine(({ type }) => type === 'listening');
  const link = new URL(String(url));
  const token = link.hash.replace('#token=', '');
  const stop = async () => {
    process.kill('SIGTERM');
    return (await process.exited).code;
  };
  return {
    process,
    link: link.href,
    origin: link.origin,
    port: Number(link.port),
    token,
    call: createClient(createHttpTransport({ baseUrl: link.origin, token })).call,
    stop,
    kill: async () => await process[Symbol.asyncDispose](),
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}

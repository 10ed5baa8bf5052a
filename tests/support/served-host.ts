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

export type ServedHost = AsyncDisposable & {
  readonly process: RunningCli;
  readonly link: string;
  /** Its address, without the token. */
  readonly origin: string;
  readonly port: number;
  readonly token: string;
  readonly call: Client['call'];
  readonly stop: () => Promise<number | null>;
  readonly kill: () => Promise<void>;
};

export type ServeOptions = {
  /** 0 picks a free one. */
  readonly port?: number;
  readonly env?: Env;
};

/** Start arguments of every face. */
export type AppArgs = { readonly dataDir: string; readonly originMap: string };

/** Career sites and a data dir, on which Rolewatch can start repeatedly. */
export type World<App> = AsyncDisposable & {
  readonly sites: CareerSites;
  readonly dataDir: string;
  /** At the next start, another server, or none, answers for this origin. */
  readonly mapOrigin: (origin: string, to: string) => void;
  readonly serve: (options?: ServeOptions) => Promise<App>;
};

export type ServedWorld = World<ServedHost>;

export const startServedWorld = (options: CareerSitesOptions = {}): Promise<ServedWorld> =>
  startWorld(options, serveOn);

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

/** Watches companies and scans them to the end. */
export async function scanWith(
  { call }: Pick<ServedHost, 'call'>,
  urls: readonly string[],
): Promise<void> {
  for (const url of urls) await call('companies.add', { url });
  const { id } = await call('runs.start', { all: true });
  const isOver = async () => expect((await call('runs.get', { id })).endedAt).not.toBeNull();
  await vi.waitFor(isOver, { timeout: 60_000 });
}

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

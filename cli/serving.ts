import os from 'node:os';
import type { Command } from 'commander';
import type { Headless, HeadlessOptions } from '#host/headless.ts';
import { isLoopback, isWildcard } from '#host/http/guard.ts';
import { onInterrupt } from './interrupt.ts';
import { type FetchOptions, parsePort, settingsOf, withFetchOptions } from './options.ts';
import { writeJson, writeLine, writeNotice, writeNotices } from './output.ts';

export type ServeOptions = FetchOptions & { readonly host: string; readonly port?: number };

export const withServeOptions = (command: Command): Command =>
  withFetchOptions(command)
    .option('--host <host>', 'address or host name to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on (default: 4717, or any free one)', parsePort);

export type StartServing = (options: HeadlessOptions) => Promise<Headless>;

/** Starts the user's library. Loaded late, since other commands need no HTTP server. */
const startLibrary: StartServing = async (options) => {
  const { startHeadless } = await import('#host/headless.ts');
  return await startHeadless({
    ...options,
    startDemo: async (demo) => (await import('#demo/start-demo.ts')).startDemo(demo),
  });
};

/**
 * Serves until Ctrl-C or SIGTERM, then stops everything in order. Prints its link as the first line
 * of standard output, then calls `ready`.
 */
export async function serve(
  options: ServeOptions,
  ready: (headless: Headless) => Promise<void> = async () => undefined,
  start = startLibrary,
): Promise<void> {
  const stopped = Promise.withResolvers<void>();
  const starting = new AbortController();
  using _interrupt = onInterrupt(async () => {
    writeNotice('Stopping; press Ctrl-C again to quit now');
    starting.abort();
    stopped.resolve();
  });
  await using headless = await start({
    dataDir: options.dataDir,
    flags: settingsOf(options),
    env: process.env,
    say: writeNotice,
    logTo: options.json ? 'stderr' : 'file',
    signal: starting.signal,
    host: options.host,
    port: options.port ?? null,
    onListening(link) {
      if (options.json) writeJson({ type: 'listening', url: link });
      else writeLine(`Rolewatch is at ${link}`);
      warnOfNetwork(options.host, link);
    },
  });
  const { rolewatch } = headless;
  writeNotices(await rolewatch.call('health.get', {}));
  await ready(headless);
  await stopped.promise;
}

function warnOfNetwork(host: string, link: string): void {
  if (isLoopback(host)) return;
  writeNotice(
    'Anyone on the network with the link can use Rolewatch, and the connection is not encrypted',
  );
  if (!isWildcard(host)) return;
  const { port, hash } = new URL(link);
  for (const address of ownAddresses())
    writeNotice(`On the network: http://${address}:${port}/${hash}`);
}

const ownAddresses = (): readonly string[] =>
  Object.values(os.networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);

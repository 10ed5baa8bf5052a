import os from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { AppError } from '#core/errors.ts';
import { isLoopback, isWildcard } from '#host/http/guard.ts';
import type { Headless } from '#host/http/headless.ts';
import { onInterrupt } from './interrupt.ts';
import { type FetchOptions, settingsOf, withFetchOptions } from './options.ts';
import { writeJson, writeLine, writeNotice } from './output.ts';

/** Options of commands that serve. */
export type ServeOptions = FetchOptions & { readonly host: string; readonly port?: number };

/** Adds the options of commands that serve. */
export const withServeOptions = (command: Command): Command =>
  withFetchOptions(command)
    .option('--host <host>', 'address or name to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on; else 4717, or any that is free', parsePort);

/**
 * Serves until Ctrl-C or SIGTERM, then stops everything in order. Says where in one line, the first
 * on standard output; `ready` is told next: it may say that all is done.
 */
export async function serve(
  options: ServeOptions,
  ready: (headless: Headless) => Promise<'stay' | 'stop'> = async () => 'stay',
): Promise<void> {
  const stopped = Promise.withResolvers<void>();
  const starting = new AbortController();
  using _interrupt = onInterrupt(async () => {
    writeNotice('Stopping; press Ctrl-C again to leave at once');
    starting.abort();
    stopped.resolve();
  });
  // An HTTP server is nothing that other commands should wait for.
  const { startHeadless } = await import('#host/http/headless.ts');
  await using headless = await startHeadless({
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
  const { notices } = await rolewatch.call('health.get', {});
  for (const { message, hint } of notices) writeNotice(`${message}. ${hint}`);
  if ((await ready(headless)) === 'stay') await stopped.promise;
}

/** The link of the host that already serves this data dir; null where the error is another. */
export function linkOfRunning(error: unknown): string | null {
  if (!(error instanceof AppError && error.code === 'data_dir_locked')) return null;
  return (error as AppError<'data_dir_locked'>).details.url ?? null;
}

function warnOfNetwork(host: string, link: string): void {
  if (isLoopback(host)) return;
  writeNotice('Anyone on the network who has the link can use Rolewatch, and nothing is encrypted');
  if (!isWildcard(host)) return;
  const { port, hash } = new URL(link);
  for (const address of ownAddresses()) writeNotice(`There: http://${address}:${port}/${hash}`);
}

const ownAddresses = (): readonly string[] =>
  Object.values(os.networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);

/** For commander; 0 means any that is free. */
function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError('A number from 0 to 65535 is needed.');
  }
  return port;
}

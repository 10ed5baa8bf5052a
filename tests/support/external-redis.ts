import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { findRedis } from '#services/provision/redis.ts';
import { createConnection, endConnection } from '#services/redis/connection.ts';
import { firstWords } from '#services/redis/probe.ts';
import { startLocalServer } from './local-server.ts';
import { programSettings } from './programs.ts';

/** A Redis outside Rolewatch, as in `ROLEWATCH_REDIS_URL`. */
export type ExternalRedis = AsyncDisposable & {
  readonly url: string;
  readonly command: (name: string, ...args: readonly string[]) => Promise<unknown>;
  readonly kill: () => Promise<void>;
  /** Suspends it: connections stay open without answers. */
  readonly pause: () => void;
  readonly startAgain: () => Promise<void>;
};

const found = await findRedis(programSettings());
const binary = 'path' in found ? found.path : null;

export const hasRedis = binary !== null;

/**
 * Starts a Redis with a password on a free port and `args`; resolves at its first answer, even a
 * refusal.
 */
export async function startExternalRedis(args: readonly string[] = []): Promise<ExternalRedis> {
  const port = await freePort();
  const url = `redis://:secret@127.0.0.1:${port}`;
  const settings = ['--bind', '127.0.0.1', '--port', String(port), '--requirepass', 'secret'];
  let server: ChildProcess;

  async function startAgain(): Promise<void> {
    const usual = [...settings, '--save', '', '--maxmemory-policy', 'noeviction'];
    server = spawn(binary ?? '', [...usual, ...args], { stdio: 'ignore', cwd: os.tmpdir() });
    while ((await firstWords(url)) === '') await wait(10);
  }

  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  }

  async function command(name: string, ...values: readonly string[]): Promise<unknown> {
    const connection = createConnection({ url }, 'worker', () => undefined);
    return await connection.call(name, ...values).finally(() => endConnection(connection));
  }

  await startAgain();
  const pause = () => void server.kill('SIGSTOP');
  return { url, command, kill, pause, startAgain, [Symbol.asyncDispose]: kill };
}

async function freePort(): Promise<number> {
  await using server = await startLocalServer(() => undefined);
  return server.port;
}

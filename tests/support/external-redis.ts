import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { defaultSettings } from '#core/settings.ts';
import { findRedis } from '#services/provision/redis.ts';
import { createConnection, endConnection } from '#services/redis/connection.ts';
import { firstWords } from '#services/redis/first-words.ts';
import { startLocalServer } from './local-server.ts';

/** A Redis that is not Rolewatch's own, as `ROLEWATCH_REDIS_URL` names one. */
export type ExternalRedis = AsyncDisposable & {
  readonly url: string;
  /** Has it do a command, as its owner would. */
  readonly command: (name: string, ...args: readonly string[]) => Promise<unknown>;
  /** Ends it at once, with all it held. */
  readonly kill: () => Promise<void>;
  /** Starts it again, empty, where it was. */
  readonly startAgain: () => Promise<void>;
};

const found = await findRedis(defaultSettings);
const binary = 'path' in found ? found.path : null;

/** Whether there is a redis-server to start. */
export const hasRedis = binary !== null;

/**
 * Starts a Redis with a password on a free port, set up with `args` besides; resolves when it answers,
 * be it with a refusal.
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
  return { url, command, kill, startAgain, [Symbol.asyncDispose]: kill };
}

async function freePort(): Promise<number> {
  await using server = await startLocalServer(() => undefined);
  return server.port;
}

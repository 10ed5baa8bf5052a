import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { defaultSettings } from '#core/settings.ts';
import { findRedis } from '#services/provision/redis.ts';
import { ping } from '#services/redis/connection.ts';
import { startLocalServer } from './local-server.ts';

/** A Redis that is not Rolewatch's own, as `ROLEWATCH_REDIS_URL` names one. */
export type ExternalRedis = AsyncDisposable & {
  readonly url: string;
  /** Ends it at once, with all it held. */
  readonly kill: () => Promise<void>;
  /** Starts it again, empty, where it was. */
  readonly startAgain: () => Promise<void>;
};

const found = await findRedis(defaultSettings);
const binary = 'path' in found ? found.path : null;

/** Whether there is a redis-server to start. */
export const hasRedis = binary !== null;

/** Starts a Redis with a password on a free port; resolves when it answers. */
export async function startExternalRedis(): Promise<ExternalRedis> {
  const port = await freePort();
  const url = `redis://:secret@127.0.0.1:${port}`;
  const settings = ['--bind', '127.0.0.1', '--port', String(port), '--requirepass', 'secret'];
  let server: ChildProcess;

  async function startAgain(): Promise<void> {
    const args = [...settings, '--save', '', '--maxmemory-policy', 'noeviction'];
    server = spawn(binary ?? '', args, { stdio: 'ignore' });
    while (!(await answers(url))) await wait(10);
  }

  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  }

  await startAgain();
  return { url, kill, startAgain, [Symbol.asyncDispose]: kill };
}

const answers = (url: string): Promise<boolean> =>
  ping({ url }, 1_000).then(
    () => true,
    () => false,
  );

async function freePort(): Promise<number> {
  await using server = await startLocalServer(() => undefined);
  return server.port;
}

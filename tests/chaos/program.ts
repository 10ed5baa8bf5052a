import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Input, Method, Output } from '#contract/api.ts';
import { createClient } from '#contract/client.ts';
import { createHttpTransport } from '#contract/http-transport.ts';
import { builtCliEntry, type CliResult, type RunningCli, startCli } from '#tests/support/cli.ts';

type Env = Readonly<Record<string, string>>;

/** How a process ended; null if it ran on past the timeout. */
export type End = { readonly code: number | null; readonly signal: string | null } | null;

/** Rolewatch as it ships, started again and again on the data dir of one round. */
export type Program = {
  readonly dataDir: string;
  /** The host that serves; null between two of them. */
  readonly host: () => RunningCli | null;
  /** Starts a host and waits until it listens. */
  readonly serve: (env?: Env) => Promise<void>;
  /** Makes a host that was started with `start` the one that is asked. */
  readonly adopt: (host: RunningCli) => Promise<void>;
  /** Asks the host; throws its error, or `no answer` after the timeout. */
  readonly ask: <M extends Method>(
    method: M,
    input: Input<M>,
    timeoutMs?: number,
  ) => Promise<Output<M>>;
  /** Starts any command on the data dir. */
  readonly start: (args: readonly string[]) => RunningCli;
  /** Runs a command to its end, which comes within 30 s. */
  readonly run: (args: readonly string[]) => Promise<CliResult | null>;
  /** The arguments of a host. */
  readonly serveArgs: readonly string[];
  /** Asks the host to stop; null if it took over 30 s and was killed. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGINT') => Promise<End>;
  /** Ends the host at once. */
  readonly killHost: () => Promise<void>;
  /** The processes of this round that are alive. */
  readonly processes: () => readonly number[];
  /** What every process wrote; it is whole once they have ended. */
  readonly written: () => Promise<readonly CliResult[]>;
};

/** Prepares the program for the round `id`, whose files stay below `folder`. */
export async function createProgram(options: {
  readonly id: string;
  readonly folder: string;
  readonly originMap: string;
  readonly env: Env;
}): Promise<Program> {
  const { id, folder, originMap } = options;
  const dataDir = path.join(folder, 'data');
  const env = {
    ...options.env,
    HOME: path.join(folder, 'home'),
    TMPDIR: path.join(folder, 'tmp'),
    CHAOS_ROUND: id,
    ROLEWATCH_RETRY_DELAY_SCALE: '0.05',
    ROLEWATCH_REQUEST_TIMEOUT_MS: '4000',
    ROLEWATCH_SCAN_EVERY_HOURS: '0',
  };
  for (const each of [env.HOME, env.TMPDIR]) await mkdir(each, { recursive: true });
  const started: RunningCli[] = [];
  const serveArgs = ['serve', '--json', '--port', '0', '--origin-map', originMap];
  let host: { readonly process: RunningCli; readonly call: Program['ask'] } | null = null;

  const start = (args: readonly string[], more: Env = {}): RunningCli => {
    const cli = startCli([...args, '--data-dir', dataDir], {
      entry: builtCliEntry,
      env: { ...env, ...more },
    });
    started.push(cli);
    return cli;
  };

  const adopt = async (process: RunningCli): Promise<void> => {
    const listening = process.waitForLine(({ type }) => type === 'listening');
    const line = await within(60_000, listening);
    if (line === null) throw new Error('the host does not listen within 60 s');
    const { origin, hash } = new URL(String(line.url));
    const token = hash.replace('#token=', '');
    const client = createClient(createHttpTransport({ baseUrl: origin, token }));
    host = { process, call: client.call };
  };

  return {
    dataDir,
    serveArgs,
    host: () => host?.process ?? null,
    serve: (more) => adopt(start(serveArgs, more)),
    adopt,
    start: (args) => start(args),
    run: (args) => within(30_000, start(args).result),
    async ask(method, input, timeoutMs = 30_000) {
      if (host === null) throw new Error('no host is running');
      const answer = await within(timeoutMs, host.call(method, input));
      if (answer === null) throw new Error(`no answer to ${method} in ${timeoutMs} ms`);
      return answer;
    },
    async stop(signal = 'SIGTERM') {
      if (host === null) return null;
      const { process } = host;
      host = null;
      process.kill(signal);
      const end = await within(30_000, process.exited);
      if (end === null) await process[Symbol.asyncDispose]();
      return end;
    },
    async killHost() {
      await host?.process[Symbol.asyncDispose]();
      host = null;
    },
    processes: () => processesOf(id, folder),
    written: () => Promise.all(started.map(({ result }) => result)),
  };
}

/** The value, or null after the timeout. */
export async function within<T>(timeoutMs: number, value: Promise<T>): Promise<T | null> {
  const stop = new AbortController();
  const late = wait(timeoutMs, null, { signal: stop.signal }).catch(() => null);
  try {
    return await Promise.race([value, late]);
  } finally {
    stop.abort();
  }
}

/** Asks until the answer is not null; null after the timeout. */
export async function until<T>(
  timeoutMs: number,
  ask: () => T | null | Promise<T | null>,
): Promise<T | null> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null || Date.now() > end) return answer;
    await wait(50);
  }
}

/** Sends a signal; false if the process is gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** A process belongs to a round by the mark in its environment, or by the folder it works on. */
function processesOf(id: string, folder: string): readonly number[] {
  const isOurs = (pid: number): boolean =>
    procText(pid, 'environ').includes(`CHAOS_ROUND=${id}\0`) ||
    procText(pid, 'cmdline').includes(folder) ||
    workingDir(pid).startsWith(folder);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && isAlive(pid) && isOurs(pid));
}

/** The command line of a process, for a person. */
export const commandOf = (pid: number): string =>
  procText(pid, 'cmdline').replaceAll('\0', ' ').trim().slice(0, 160);

/** proc(5): the state follows the name in brackets; zombies and the dead do not count. */
function isAlive(pid: number): boolean {
  const stat = procText(pid, 'stat');
  return stat !== '' && !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
}

function procText(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function workingDir(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

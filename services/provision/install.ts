import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { minutes, seconds } from '#core/duration.ts';

/** A program that installs another. */
export type Installer = {
  /** What it does, for a person who waits. */
  readonly says: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Once it printed this, silence is work: it compiles. */
  readonly worksSilentlyAfter?: RegExp;
} & (
  | { readonly program: string; readonly node?: never }
  /** A script for Node. */
  | { readonly node: string; readonly program?: never }
);

export type Patience = {
  /** Longest silence: a download without a byte has no network. */
  readonly quietMs: number;
  readonly totalMs: number;
};

const usualPatience: Patience = { quietMs: seconds(60), totalMs: minutes(15) };

/** Runs an installer. Resolves with null where it went well, else with the reason, in one line. */
export async function runInstaller(
  installer: Installer,
  signal: AbortSignal,
  { quietMs, totalMs }: Patience = usualPatience,
): Promise<string | null> {
  if (signal.aborted) return 'cancelled';
  const { command, args } = commandOf(installer);
  const child = spawn(command, args, {
    env: { ...process.env, ...installer.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it started ends with it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const { promise: ended, resolve } = Promise.withResolvers<string | null>();
  let last = '';
  const giveUp = (reason: string) => {
    resolve(reason);
    killGroup(child.pid);
  };
  const onAbort = () => giveUp('cancelled');
  signal.addEventListener('abort', onAbort, { once: true });
  const total = setTimeout(giveUp, totalMs, `it took longer than ${totalMs / 1_000} s`);
  const quiet = setTimeout(giveUp, quietMs, `no sign of life for ${quietMs / 1_000} s`);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() !== '') last = line.trim();
      if (installer.worksSilentlyAfter?.test(line)) clearTimeout(quiet);
      else quiet.refresh();
    });
  }
  child.on('error', (error) => resolve(error.message));
  child.on('close', (code) => resolve(code === 0 ? null : last || `it ended with code ${code}`));
  try {
    return await ended;
  } finally {
    clearTimeout(total);
    clearTimeout(quiet);
    signal.removeEventListener('abort', onAbort);
  }
}

const commandOf = (installer: Installer): { command: string; args: readonly string[] } =>
  installer.node === undefined
    ? { command: installer.program, args: installer.args }
    : { command: process.execPath, args: [installer.node, ...installer.args] };

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself a moment ago.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

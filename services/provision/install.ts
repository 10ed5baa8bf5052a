import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { minutes, seconds } from '#core/duration.ts';
import type { Machine } from './find.ts';

export type Installer = {
  readonly says: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly worksSilentlyAfter?: RegExp;
} & (
  | { readonly program: string; readonly node?: never }
  | { readonly node: string; readonly program?: never }
);

export type Patience = {
  /** Longest silence: a download without a byte has no network. */
  readonly quietMs: number;
  readonly totalMs: number;
};

/** Empty lines and Node's additions to an error: stack lines, brackets, its version. */
const isNoReason = /^[\s{}]*$|^\s+at |^Node\.js v\d/;

const usualPatience: Patience = { quietMs: seconds(60), totalMs: minutes(15) };

/** Resolves with null after a success, else with the reason in one line. */
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
    // In its own process group, so that its children end with it.
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
  const quiet = setTimeout(giveUp, quietMs, `no output for ${quietMs / 1_000} s`);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (!isNoReason.test(line)) last = line.trim();
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
    // It ended a moment ago.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

const apt = '/usr/bin/apt-get';

/** Installs Debian packages without asking; empty on other systems or without root. */
export async function aptInstaller(
  packages: readonly string[],
  machine: Machine,
): Promise<readonly Installer[]> {
  if (!machine.isRoot || !(await hasApt(machine))) return [];
  const install = `${apt} install -y --no-install-recommends ${packages.join(' ')}`;
  return [
    {
      says: `Installing ${packages.join(' ')} with apt-get`,
      // Fetches the package lists only if needed, as in a fresh image.
      program: '/bin/sh',
      args: ['-c', `${install} || { ${apt} update && ${install}; }`],
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    },
  ];
}

/** The command that installs it here; null if unknown. */
export async function packageHint(
  packages: { readonly debian: string; readonly homebrew: string },
  machine: Machine,
): Promise<string | null> {
  if (machine.platform === 'darwin') return `brew install ${packages.homebrew}`;
  if (!(await hasApt(machine))) return null;
  return `${machine.isRoot ? '' : 'sudo '}apt-get install -y ${packages.debian}`;
}

const hasApt = async ({ platform, isProgram }: Machine): Promise<boolean> =>
  platform === 'linux' && (await isProgram(apt));

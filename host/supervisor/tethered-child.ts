import { spawn } from 'node:child_process';
import path from 'node:path';
import type { ChildHandle } from './launcher.ts';
import { spawnedChild } from './spawned-child.ts';

/**
 * Starts a program in the folder `cwd` that ends with this process, however that ends: the kernel
 * then closes the pipe that a watcher beside the program reads. The program has its own process
 * group, so a Ctrl-C in the terminal does not reach it; its pid is the child's.
 *
 * The watcher signals its own group (`kill 0`) and no pid: a group lives as long as its watcher, so
 * no other process can reuse its number. It gives the program ten seconds, then forces it. If the
 * program ends first, Node closes the pipe and the watcher ends too, with what the program left
 * behind in its group.
 *
 * Windows has neither shell nor groups: there the program starts without a watcher.
 */
export function spawnTethered(
  program: string,
  args: readonly string[],
  { cwd, env = {}, reads = 'stderr' }: TetherOptions,
): ChildHandle {
  const stdout = reads === 'all' ? 'pipe' : 'ignore';
  const full = { ...programEnv(), ...env };
  // Relative to this process, not to `cwd`.
  const file = path.resolve(program);
  if (process.platform === 'win32') {
    return spawnedChild(
      spawn(file, args, {
        cwd,
        env: full,
        stdio: ['ignore', stdout, 'pipe'],
        windowsHide: true,
      }),
    );
  }
  return spawnedChild(
    spawn('/bin/sh', ['-c', tether, file, ...args], {
      cwd,
      env: full,
      stdio: ['pipe', stdout, 'pipe'],
      detached: true,
    }),
  );
}

export type TetherOptions = {
  readonly cwd: string;
  /** Added to the few variables that every program gets. */
  readonly env?: NodeJS.ProcessEnv;
  /** The output to read; the rest is dropped. */
  readonly reads?: 'stderr' | 'all';
};

/** The umask keeps its files private. The pipe is moved, since `&` takes standard input. */
const tether = `
umask 077
exec 3<&0
(
  trap '' TERM
  cat <&3
  kill -TERM 0
  left=100
  while [ $left -gt 0 ] && kill -0 $$; do sleep 0.1; left=$((left - 1)); done
  kill -KILL 0
) >/dev/null 2>&1 &
exec "$0" "$@" 3<&- </dev/null
`;

/** Only the variables a program needs, without anything that could be a secret. */
function programEnv(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'LANG', 'TZ', 'LD_LIBRARY_PATH'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

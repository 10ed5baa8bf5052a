import { spawn } from 'node:child_process';
import path from 'node:path';
import type { ChildHandle } from './launcher.ts';
import { spawnedChild } from './spawned-child.ts';

/**
 * Starts a program, in the folder `cwd`, that ends when this process does, however that ends: the
 * kernel then closes the pipe that a watcher beside the program reads. The program has a process
 * group of its own, so a Ctrl-C in the terminal does not reach it, and its pid is the child's.
 *
 * The watcher signals its own group (`kill 0`) and no pid: a group lives as long as its watcher, so
 * nobody else can have got its number. It gives the program ten seconds, then forces it. When the
 * program ends first, Node closes the pipe and the watcher goes too.
 *
 * Windows has neither shell nor groups: there the program is started as it is.
 */
export function spawnTethered(program: string, args: readonly string[], cwd: string): ChildHandle {
  const env = programEnv();
  // From where we are, not from there.
  const file = path.resolve(program);
  if (process.platform === 'win32') {
    return spawnedChild(
      spawn(file, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true }),
    );
  }
  return spawnedChild(
    spawn('/bin/sh', ['-c', tether, file, ...args], {
      cwd,
      env,
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
    }),
  );
}

/** Files it makes are its owner's alone (umask). The pipe is moved, since `&` takes standard input. */
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

/** What a program needs of ours, and nothing that could be a secret. */
function programEnv(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'LANG', 'TZ', 'LD_LIBRARY_PATH'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

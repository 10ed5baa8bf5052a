import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  type ChildExit,
  type ChildHandle,
  exitTeller,
  type Launcher,
  linesOf,
} from './launcher.ts';

export function spawnedChild(child: ChildProcess): ChildHandle {
  const exited = Promise.withResolvers<ChildExit>();
  let exit: ChildExit | null = null;
  const settle = (code: number | null, signal: string | null) => {
    exit ??= { code, signal };
    exited.resolve(exit);
  };
  child.once('exit', settle);
  // Also raised by a message or signal that could not be delivered. Only a child that never started
  // has no pid and gets no `exit`.
  child.on('error', () => {
    if (child.pid === undefined) settle(null, null);
  });
  return {
    get pid() {
      return child.pid;
    },
    send(message) {
      if (child.connected) child.send(message);
    },
    onMessage(listener) {
      child.on('message', listener);
      return () => child.off('message', listener);
    },
    onExit: exitTeller(exited.promise),
    onLine: linesOf(child),
    kill(signal) {
      if (exit === null) child.kill(signal);
    },
  };
}

/** Starts children as processes of this Node. Their channel carries structured clones. */
export const forkNode: Launcher = {
  launch({ entry, args, env, execArgv }) {
    const file = entry instanceof URL ? fileURLToPath(entry) : entry;
    return spawnedChild(
      fork(file, [...args], {
        env,
        execArgv: [...execArgv],
        serialization: 'advanced',
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      }),
    );
  },
};

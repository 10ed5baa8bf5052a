import type { ChildProcess } from 'node:child_process';
import { type ChildExit, type ChildHandle, exitTeller, linesOf } from './launcher.ts';

/** A child of `node:child_process`, forked or spawned, as a ChildHandle. */
export function spawnedChild(child: ChildProcess): ChildHandle {
  const exited = Promise.withResolvers<ChildExit>();
  let exit: ChildExit | null = null;
  const settle = (code: number | null, signal: string | null) => {
    exit ??= { code, signal };
    exited.resolve(exit);
  };
  child.once('exit', settle);
  // Also raised by a message or signal that could not be delivered: only a child that never
  // started has no pid, and no `exit` to come.
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

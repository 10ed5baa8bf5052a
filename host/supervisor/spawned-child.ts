import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { ChildExit, ChildHandle } from './launcher.ts';

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
  const lines = { stdout: linesOf(child.stdout), stderr: linesOf(child.stderr) };
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
    onExit(listener) {
      let wanted = true;
      void exited.promise.then(({ code, signal }) => {
        if (wanted) listener(code, signal);
      });
      return () => {
        wanted = false;
      };
    },
    onLine(listener) {
      const off = (['stdout', 'stderr'] as const).map((stream) => {
        const each = (line: string) => listener(line, stream);
        lines[stream]?.on('line', each);
        return () => lines[stream]?.off('line', each);
      });
      return () => {
        for (const each of off) each();
      };
    },
    kill(signal) {
      if (exit === null) child.kill(signal);
    },
  };
}

/** Read from the start, wanted or not: a pipe that nobody reads would stop the child. */
const linesOf = (stream: Readable | null) => (stream ? createInterface({ input: stream }) : null);

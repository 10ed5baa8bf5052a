import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { Launcher } from '#host/supervisor/launcher.ts';

/** Starts children as Electron's utility processes: Node inside, watched by Chromium. */
export const forkUtility: Launcher = {
  launch({ entry, args, env, execArgv }) {
    const file = entry instanceof URL ? fileURLToPath(entry) : entry;
    const child = utilityProcess.fork(file, [...args], {
      env,
      execArgv: [...execArgv],
      serviceName: `Rolewatch ${args.join(' ')}`,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exited = Promise.withResolvers<number>();
    let pid: number | undefined;
    let hasExited = false;
    child.once('spawn', () => {
      pid = child.pid;
    });
    child.once('exit', (code) => {
      hasExited = true;
      exited.resolve(code);
    });
    // Read from the start, wanted or not: a pipe that nobody reads would stop the child.
    const lines = {
      stdout: child.stdout && createInterface({ input: child.stdout }),
      stderr: child.stderr && createInterface({ input: child.stderr }),
    };
    return {
      get pid() {
        return pid;
      },
      send(message) {
        if (!hasExited) child.postMessage(message);
      },
      onMessage(listener) {
        child.on('message', listener);
        return () => child.off('message', listener);
      },
      onExit(listener) {
        let isWanted = true;
        void exited.promise.then((code) => {
          // What ended it is not told: only the code.
          if (isWanted) listener(code, null);
        });
        return () => {
          isWanted = false;
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
        if (hasExited) return;
        if (signal === 'SIGTERM' || pid === undefined) child.kill();
        else process.kill(pid, signal);
      },
    };
  },
};

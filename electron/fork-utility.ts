import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import { type ChildExit, exitTeller, type Launcher, linesOf } from '#host/supervisor/launcher.ts';

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
    const exited = Promise.withResolvers<ChildExit>();
    let pid: number | undefined;
    let hasExited = false;
    child.once('spawn', () => {
      pid = child.pid;
    });
    child.once('exit', (code) => {
      hasExited = true;
      // Electron reports only the code, not the signal.
      exited.resolve({ code, signal: null });
    });
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
      onExit: exitTeller(exited.promise),
      onLine: linesOf(child),
      kill(signal) {
        if (hasExited) return;
        if (signal === 'SIGTERM' || pid === undefined) child.kill();
        else process.kill(pid, signal);
      },
    };
  },
};

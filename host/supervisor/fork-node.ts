import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Launcher } from './launcher.ts';
import { spawnedChild } from './spawned-child.ts';

/** Starts children as processes of this Node. Their channel carries what structured clone can. */
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

import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ForkOptions, UtilityProcess } from 'electron';
import { app } from './app.ts';
import { did } from './stage.ts';

const bootstrap = pathToFileURL(path.join(import.meta.dirname, 'utility-child.ts')).href;

type Known = Pick<UtilityProcess, 'postMessage' | 'kill'> & EventEmitter;

export const utilityProcess = {
  fork(file: string, args: string[] = [], options: ForkOptions = {}): Known {
    if (!app.isReady()) throw new Error('a utility process is forked once the app is ready');
    const { env = process.env, execArgv = [], serviceName = '' } = options;
    did('utilityProcess.fork', serviceName);
    const child = fork(file, args, {
      // Not among Node's own options, which belong to the app.
      env: { ...env, NODE_OPTIONS: `--import=${bootstrap}` },
      execArgv,
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    return handleOf(child);
  },
};

function handleOf(child: ChildProcess): Known {
  const emitter = new EventEmitter();
  child.on('spawn', () => emitter.emit('spawn'));
  child.on('message', (message) => emitter.emit('message', message));
  // Electron reports an exit code but no signal.
  child.on('exit', (code) => emitter.emit('exit', code ?? 128));
  child.on('error', (error) => emitter.emit('error', 'FatalError', error.message, ''));
  const { stdout, stderr } = child;
  return Object.defineProperty(
    Object.assign(emitter, {
      stdout,
      stderr,
      postMessage: (message: unknown) => {
        // A message to a process that is ending is lost without an error, as in Electron.
        if (child.connected) child.send(message as object, () => undefined);
      },
      kill: () => child.kill('SIGTERM'),
    }),
    'pid',
    { get: () => (child.exitCode === null ? child.pid : undefined) },
  );
}

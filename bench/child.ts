import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';

/** A process of the bench, so that what it costs is its own and not that of the one who measures. */
export type BenchChild = AsyncDisposable & {
  readonly pid: number;
  /** The next message of this form; rejects where the process ends before. */
  readonly next: <S extends z.ZodType>(schema: S) => Promise<z.infer<S>>;
  readonly send: (message: object) => void;
};

/** Time to end by itself once its channel is closed, before it is made to. */
const graceMs = 15_000;

/**
 * Starts a file beside this one with `input` as its only argument; see `readInput`. Compiled code is
 * kept between starts, as cli/main.ts does.
 */
export function startChild(file: string, input: object): BenchChild {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(input)], {
    execArgv: [],
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`${file} ended: ${code ?? signal}`)));
  });
  ended.catch(() => undefined);
  // Without a listener Node would keep what is said for the next one, however late that comes.
  child.on('message', () => undefined);

  return {
    pid: child.pid ?? 0,
    next: (schema) => Promise.race([messageOf(child, schema), ended]),
    send: (message) => child.send(message),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await exit;
      clearTimeout(timer);
    },
  };
}

const compileCache = fileURLToPath(new URL('../node_modules/.cache/rolewatch', import.meta.url));

function messageOf<S extends z.ZodType>(child: ChildProcess, schema: S): Promise<z.infer<S>> {
  return new Promise((resolve) => {
    const listener = (message: unknown) => {
      const read = schema.safeParse(message);
      if (!read.success) return;
      child.off('message', listener);
      resolve(read.data);
    };
    child.on('message', listener);
  });
}

/** In a child: what it was started with. */
export const readInput = <S extends z.ZodType>(schema: S): z.infer<S> =>
  schema.parse(JSON.parse(process.argv[2] ?? ''));

/** In a child: says something to the one who measures. */
export const say = (message: object): void => {
  process.send?.(message);
};

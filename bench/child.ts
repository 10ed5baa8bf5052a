import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';

/** A separate process, so that its costs do not mix with those of the measuring one. */
export type BenchChild = AsyncDisposable & {
  readonly pid: number;
  /** The next message that fits the schema; rejects if the process exits first. */
  readonly next: <S extends z.ZodType>(schema: S) => Promise<z.infer<S>>;
  readonly send: (message: object) => void;
};

type ChildOptions = {
  /** Node's. */
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

/** Time to exit after its channel closes, before it is killed. */
const graceMs = 15_000;

/**
 * Starts a file beside this one; `input` is its only argument (see `readInput`). Caches compiled
 * code between starts, like cli/main.ts.
 */
export function startChild(
  file: string,
  input: object,
  { flags = [], env = {} }: Partial<ChildOptions> = {},
): BenchChild {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(input)], {
    execArgv: [...flags],
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`${file} ended: ${code ?? signal}`)));
  });
  ended.catch(() => undefined);
  // Without a listener, Node would hold a message back for the next one.
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

export const readInput = <S extends z.ZodType>(schema: S): z.infer<S> =>
  schema.parse(JSON.parse(process.argv[2] ?? ''));

export const say = (message: object): void => {
  process.send?.(message);
};

import { createInterface } from 'node:readline';

/** A program to start as a child of the host. */
export type ChildSpec = {
  /** Path or file URL of the module to run. */
  readonly entry: string | URL;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Options of Node itself. */
  readonly execArgv: readonly string[];
};

/** Removes the listener it was given for. */
export type Unsubscribe = () => void;

/** A running child, as far as every way of starting one can tell. */
export interface ChildHandle {
  /** Undefined where it could not be started, and until it was. */
  readonly pid: number | undefined;
  /** Structured clone. To a child that has ended it goes nowhere: `onExit` is what tells. */
  send(message: object): void;
  onMessage(listener: (message: unknown) => void): Unsubscribe;
  /** Called once, also where the child ended before. Neither code nor signal: it never started. */
  onExit(listener: (code: number | null, signal: string | null) => void): Unsubscribe;
  /** What it prints, line by line. */
  onLine(listener: (line: string, stream: 'stdout' | 'stderr') => void): Unsubscribe;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
}

/** A way to start a child: `child_process.fork`, or Electron's `utilityProcess`. */
export interface Launcher {
  launch(spec: ChildSpec): ChildHandle;
}

export type ChildExit = { readonly code: number | null; readonly signal: string | null };

/** Resolves when the child has ended. */
export const exitOf = (child: ChildHandle): Promise<ChildExit> =>
  new Promise((resolve) => {
    child.onExit((code, signal) => resolve({ code, signal }));
  });

type Output = Readonly<Record<'stdout' | 'stderr', NodeJS.ReadableStream | null | undefined>>;

/**
 * The lines that a child prints, as its handle tells them. They are read from the start, wanted or
 * not: a pipe that nobody reads would stop the child.
 */
export function linesOf({ stdout, stderr }: Output): ChildHandle['onLine'] {
  const readers = {
    stdout: stdout ? createInterface({ input: stdout }) : null,
    stderr: stderr ? createInterface({ input: stderr }) : null,
  };
  return (listener) => {
    const off = (['stdout', 'stderr'] as const).map((stream) => {
      const each = (line: string) => listener(line, stream);
      readers[stream]?.on('line', each);
      return () => readers[stream]?.off('line', each);
    });
    return () => {
      for (const each of off) each();
    };
  };
}

/** Tells a child's end to whoever asks, also later; who unsubscribes is not told. */
export function exitTeller(exited: Promise<ChildExit>): ChildHandle['onExit'] {
  return (listener) => {
    let isWanted = true;
    void exited.then(({ code, signal }) => {
      if (isWanted) listener(code, signal);
    });
    return () => {
      isWanted = false;
    };
  };
}

/** How it ended, for a person: `code 1`, `signal SIGKILL`. */
export function describeExit({ code, signal }: ChildExit): string {
  if (signal !== null) return `signal ${signal}`;
  return code === null ? 'it could not be started' : `code ${code}`;
}

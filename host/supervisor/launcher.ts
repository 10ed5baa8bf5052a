import { createInterface } from 'node:readline';

export type ChildSpec = {
  /** Path or file URL of the module to run. */
  readonly entry: string | URL;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly execArgv: readonly string[];
};

export type Unsubscribe = () => void;

/** A running child, by any launcher. */
export interface ChildHandle {
  /** Undefined until it starts, and if it cannot start. */
  readonly pid: number | undefined;
  /** Sends a structured clone. A message to an ended child is lost; `onExit` reports the end. */
  send(message: object): void;
  onMessage(listener: (message: unknown) => void): Unsubscribe;
  /**
   * Called once, even if the child has already ended. With neither code nor signal, it never
   * started.
   */
  onExit(listener: (code: number | null, signal: string | null) => void): Unsubscribe;
  onLine(listener: (line: string, stream: 'stdout' | 'stderr') => void): Unsubscribe;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
}

/** A way to start a child: `child_process.fork`, or Electron's `utilityProcess`. */
export interface Launcher {
  launch(spec: ChildSpec): ChildHandle;
}

export type ChildExit = { readonly code: number | null; readonly signal: string | null };

export const exitOf = (child: ChildHandle): Promise<ChildExit> =>
  new Promise((resolve) => {
    child.onExit((code, signal) => resolve({ code, signal }));
  });

type Output = Readonly<Record<'stdout' | 'stderr', NodeJS.ReadableStream | null | undefined>>;

/**
 * The lines that a child prints. Reading begins at once, with or without listeners: a pipe that is
 * never read would block the child.
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

/** Reports a child's exit to present and future listeners, until they unsubscribe. */
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

/** The exit for a person to read: `code 1`, `signal SIGKILL`. */
export function describeExit({ code, signal }: ChildExit): string {
  if (signal !== null) return `signal ${signal}`;
  return code === null ? 'it could not be started' : `code ${code}`;
}

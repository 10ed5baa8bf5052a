import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** One line of machine output. */
export type CliLine = Readonly<Record<string, unknown>>;

export type CliOptions = { readonly env?: Readonly<Record<string, string | undefined>> };

export type CliResult = {
  readonly exitCode: number | null;
  /** Standard output as NDJSON; what is no JSON is left out. */
  readonly lines: readonly CliLine[];
  readonly stdout: string;
  readonly stderr: string;
};

export type RunningCli = {
  readonly pid: number;
  /** Resolves with the first line, past or to come, of which this is true; rejects at the end. */
  readonly waitForLine: (isIt: (line: CliLine) => boolean) => Promise<CliLine>;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly result: Promise<CliResult>;
};

const entry = path.resolve(import.meta.dirname, '../../cli/main.ts');

/** No waits for the sake of sites that are our own, and nothing downloaded. */
const impatient = {
  ROLEWATCH_HOST_DELAY_MS: '0',
  ROLEWATCH_RETRY_DELAY_SCALE: '0.001',
  ROLEWATCH_OFFLINE: '1',
};

/** Runs the real command line to its end, as a process of its own. */
export const runCli = (args: readonly string[], options: CliOptions = {}): Promise<CliResult> =>
  startCli(args, options).result;

/** Starts the real command line, to be watched and disturbed. */
export function startCli(args: readonly string[], { env = {} }: CliOptions = {}): RunningCli {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, ...impatient, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: CliLine[] = [];
  const watchers = new Set<() => void>();
  let stdout = '';
  let stderr = '';
  createInterface({ input: child.stdout }).on('line', (text) => {
    stdout += `${text}\n`;
    const line = parseLine(text);
    if (line !== null) lines.push(line);
    for (const watch of watchers) watch();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  return {
    pid: child.pid ?? 0,
    kill: (signal) => child.kill(signal),
    exited,
    result: exited.then(({ code }) => ({ exitCode: code, lines, stdout, stderr })),
    waitForLine(isIt) {
      const { promise, resolve, reject } = Promise.withResolvers<CliLine>();
      const watch = () => {
        const found = lines.find(isIt);
        if (found !== undefined) resolve(found);
      };
      watchers.add(watch);
      watch();
      void exited.then(() => reject(new Error(`ended without that line: ${stderr}`)));
      return promise.finally(() => watchers.delete(watch));
    },
  };
}

function parseLine(text: string): CliLine | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

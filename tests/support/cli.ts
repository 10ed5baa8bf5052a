import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect } from 'vitest';

/** One line of machine output. */
export type CliLine = Readonly<Record<string, unknown>>;

export type CliOptions = {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Its file; else the source. */
  readonly entry?: string;
};

export type CliResult = {
  readonly exitCode: number | null;
  /** Standard output as NDJSON; what is no JSON is left out. */
  readonly lines: readonly CliLine[];
  /** The lines of standard output that are no JSON. */
  readonly notJson: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
};

export type RunningCli = AsyncDisposable & {
  readonly pid: number;
  /** Resolves with the first line, past or to come, of which this is true; rejects at the end. */
  readonly waitForLine: (isIt: (line: CliLine) => boolean) => Promise<CliLine>;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly result: Promise<CliResult>;
};

const inProject = (file: string) => path.resolve(import.meta.dirname, '../..', file);

/** The command line's source, and what `npm run build` makes of it. */
export const sourceCliEntry = inProject('cli/main.ts');
export const builtCliEntry = inProject('out/main/cli/main.js');

/** Whether the build is as new as the source; see fresh-build.ts. */
export const isBuiltFresh = process.env.TEST_BUILT === 'yes';

/** What tests start: as it ships, where they can. */
export const cliEntry = isBuiltFresh ? builtCliEntry : sourceCliEntry;

/** No waits for the sake of sites that are our own, and nothing downloaded. */
export const impatient = {
  ROLEWATCH_HOST_DELAY_MS: '0',
  ROLEWATCH_RETRY_DELAY_SCALE: '0.001',
  ROLEWATCH_OFFLINE: '1',
};

/** Runs the real command line to its end, as a process of its own. */
export const runCli = (args: readonly string[], options: CliOptions = {}): Promise<CliResult> =>
  startCli(args, options).result;

/** What a command that fails as a whole must give with `--json`: one error, in one line, with what to do. */
export const failed = (code: string) => ({
  exitCode: 1,
  notJson: [],
  lines: [{ type: 'error', error: { code } }],
  stderr: expect.stringMatching(/^error: [^\n]+\. [^\n]+\n$/),
});

/** Starts the real command line, to be watched and disturbed; disposing of it kills it. */
export function startCli(
  args: readonly string[],
  { env = {}, entry = cliEntry }: CliOptions = {},
): RunningCli {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...withoutSettings(process.env), ...impatient, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: CliLine[] = [];
  const notJson: string[] = [];
  const watchers = new Set<() => void>();
  let stdout = '';
  let stderr = '';
  let unfinished = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    const texts = (unfinished + text).split('\n');
    unfinished = texts.pop() ?? '';
    for (const each of texts) read(each);
    for (const watch of watchers) watch();
  });
  child.stdout.on('end', () => {
    if (unfinished !== '') read(unfinished);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });

  function read(text: string): void {
    try {
      lines.push(JSON.parse(text));
    } catch {
      notJson.push(text);
    }
  }

  return {
    pid: child.pid ?? 0,
    kill: (signal) => child.kill(signal),
    exited,
    result: exited.then(({ code }) => ({ exitCode: code, lines, notJson, stdout, stderr })),
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
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Of the environment of whoever runs the tests, nothing that changes what Rolewatch does. */
export const withoutSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(ROLEWATCH_|NO_COLOR$|FORCE_COLOR$)/.test(name)),
  );

import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect } from 'vitest';
import { programVariables } from './programs.ts';

export type CliLine = Readonly<Record<string, unknown>>;

export type CliOptions = {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly entry?: string;
};

export type CliResult = {
  readonly exitCode: number | null;
  /** Standard output as NDJSON, without other lines. */
  readonly lines: readonly CliLine[];
  readonly notJson: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
};

export type RunningCli = AsyncDisposable & {
  readonly pid: number;
  /** Resolves with the first matching line, past or future; rejects at the end. */
  readonly waitForLine: (isIt: (line: CliLine) => boolean) => Promise<CliLine>;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly stderr: () => string;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly result: Promise<CliResult>;
};

const inProject = (file: string) => path.resolve(import.meta.dirname, '../..', file);

export const sourceCliEntry = inProject('cli/main.ts');
export const builtCliEntry = inProject('out/main/cli/main.js');

/** True if the build is as new as the source; see fresh-build.ts. */
export const isBuiltFresh = process.env.TEST_BUILT === 'yes';

/** The build if it is fresh, because that is what ships. */
export const cliEntry = isBuiltFresh ? builtCliEntry : sourceCliEntry;

/** No delays, since the sites are ours, and no downloads. */
export const impatient = {
  ROLEWATCH_SITE_DELAY_MS: '0',
  ROLEWATCH_RETRY_DELAY_SCALE: '0.001',
  ROLEWATCH_OFFLINE: '1',
};

/**
 * The work in the host itself: half the time. For what a site does to a scan, which is the same
 * wherever jobs wait: drivers.test.ts shows that.
 */
export const inOneProcess = { ROLEWATCH_REDIS_SERVER: 'none' };

export const runCli = (args: readonly string[], options: CliOptions = {}): Promise<CliResult> =>
  startCli(args, options).result;

/** The `--json` output of a command that fails: one error line with a hint. */
export const failed = (code: string) => ({
  exitCode: 1,
  notJson: [],
  lines: [{ type: 'error', error: { code } }],
  stderr: expect.stringMatching(/^error: [^\n]+\. [^\n]+\n$/),
});

/** Starts the real command line so that a test can watch and disturb it; disposal kills it. */
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
    stderr: () => stderr,
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

/** The environment without Rolewatch settings, but with the paths of its programs. */
export const withoutSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        programVariables.includes(name) || !/^(ROLEWATCH_|NO_COLOR$|FORCE_COLOR$)/.test(name),
    ),
  );

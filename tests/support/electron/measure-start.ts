import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../project-root.ts';

const run = path.join(import.meta.dirname, 'run.ts');

/**
 * Starts a built main process over the double, without a page, and quits it. Returns the
 * milliseconds from process start until it logs that all services are ready.
 */
export async function measureDesktopStart({
  main = path.join(projectRoot, 'out/main/electron/main.js'),
  dataDir,
  env = {},
  timeoutMs = 30_000,
}: {
  readonly main?: string;
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}): Promise<number> {
  const child = fork(run, [main, `--data-dir=${dataDir}`], {
    cwd: projectRoot,
    env: { ...process.env, ...env, ROLEWATCH_LOG_LEVEL: 'info' },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  try {
    return await untilStarted(path.join(dataDir, 'logs', 'rolewatch.log'), child.pid, timeoutMs);
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
}

type Line = {
  readonly pid: number;
  readonly message: string;
  readonly fields?: { readonly afterMs?: number };
};

async function untilStarted(
  file: string,
  pid: number | undefined,
  timeoutMs: number,
): Promise<number> {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const lines = text
      .split('\n')
      .slice(0, -1)
      .map((line): Line => JSON.parse(line));
    const started = lines.find((line) => line.pid === pid && line.message === 'started');
    if (started?.fields?.afterMs !== undefined) return started.fields.afterMs;
    await wait(20);
  }
  throw new Error(`the desktop app did not start within ${timeoutMs} ms`);
}

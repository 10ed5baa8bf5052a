import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { CDPSession } from 'playwright-core';

const run = promisify(execFile);

/** A process of the browser; `renderer` is one with pages. */
export type BrowserProcess = { readonly pid: number; readonly type: string };

/** The processes of a running browser, itself among them. */
export async function processesOf(session: CDPSession): Promise<readonly BrowserProcess[]> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.map(({ id, type }) => ({ pid: id, type }));
}

/**
 * The memory of a process in bytes; pages that several processes share count in part where the
 * system says so. 0 for a process that has ended, null on Windows, where we cannot ask.
 */
export async function memoryOf(pid: number): Promise<number | null> {
  if (process.platform === 'win32') return null;
  if (process.platform !== 'linux') {
    const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => ({
      stdout: '0',
    }));
    return Number(stdout.trim()) * 1_024;
  }
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) * 1_024;
}

/** Ends a process at once; one that is gone is fine. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

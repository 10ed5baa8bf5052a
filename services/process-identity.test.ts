import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { identify, isRunning } from './process-identity.ts';

/** A pid that was given and is free again. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('isRunning', () => {
  it('knows this process', async () => {
    expect(await isRunning(await identify(process.pid))).toBe(true);
  });

  it('knows that a process has ended', async () => {
    expect(await isRunning({ pid: await deadPid(), started: null })).toBe(false);
  });

  it('does not take another process for one that had its pid before', async () => {
    expect(await isRunning({ pid: process.pid, started: 'long ago' })).toBe(false);
  });

  it('goes by the pid where the start was not known', async () => {
    expect(await isRunning({ pid: process.pid, started: null })).toBe(true);
  });

  it('does not signal its own group for a pid of zero', async () => {
    expect(await isRunning({ pid: 0, started: null })).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('takes a zombie for dead', async () => {
    // The shell replaces itself by a program that never collects its child.
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = await once(parent.stdout, 'data');
    const zombie = { pid: Number(String(line)), started: null };
    await expect.poll(() => isRunning(zombie)).toBe(false);
    parent.kill('SIGKILL');
  });
});

describe('identify', () => {
  it('gives the same answer each time', async () => {
    expect(await identify(process.pid)).toEqual(await identify(process.pid));
  });
});

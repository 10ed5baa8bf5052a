import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { identify, isRunning } from './process-identity.ts';

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

  it('does not mistake a process for an earlier one with its pid', async () => {
    expect(await isRunning({ pid: process.pid, started: 'long ago' })).toBe(false);
  });

  it('trusts the pid if the start time is unknown', async () => {
    expect(await isRunning({ pid: process.pid, started: null })).toBe(true);
  });

  it('does not signal its own group for a pid of zero', async () => {
    expect(await isRunning({ pid: 0, started: null })).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('counts a zombie as dead', async () => {
    // The shell becomes a program that never collects its child.
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
  it('gives the same answer every time', async () => {
    expect(await identify(process.pid)).toEqual(await identify(process.pid));
  });
});

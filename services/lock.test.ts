import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDir } from './lock.ts';
import { identify } from './process-identity.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

const leave = (file: string, content: unknown) =>
  writeFile(path.join(folder, file), JSON.stringify(content));

const settle = (n: number) =>
  Promise.allSettled(Array.from({ length: n }, () => lockDataDir(folder)));

describe('lockDataDir', () => {
  it('refuses a second holder, and names the first', async () => {
    await using _held = await lockDataDir(folder);
    await expect(lockDataDir(folder)).rejects.toMatchObject({
      code: 'data_dir_locked',
      details: { path: folder, pid: process.pid },
    });
  });

  it('can be taken again once it was given back', async () => {
    await (await lockDataDir(folder))[Symbol.asyncDispose]();
    await using held = await lockDataDir(folder);
    expect(held).toBeDefined();
  });

  it('leaves nothing behind', async () => {
    await (await lockDataDir(folder))[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over from a process that has died', async () => {
    await leave('lock', { pid: await deadPid(), started: '1', token: 'gone' });
    await using _held = await lockDataDir(folder);
    expect(await readdir(folder)).toEqual(['lock']);
  });

  it('takes over from a process whose pid is now another’s', async () => {
    await leave('lock', { pid: process.pid, started: 'before', token: 'gone' });
    await using held = await lockDataDir(folder);
    expect(held).toBeDefined();
  });

  it('takes over a file that says nothing', async () => {
    await writeFile(path.join(folder, 'lock'), '');
    await utimes(path.join(folder, 'lock'), 0, 0);
    await using held = await lockDataDir(folder);
    expect(held).toBeDefined();
  });

  it('takes over where a starter died in the middle of taking over', async () => {
    const pid = await deadPid();
    await leave('lock', { pid, started: '1', token: 'first' });
    await leave('lock.first', { pid, started: '1', token: 'second' });
    await using _held = await lockDataDir(folder);
    expect(await readdir(folder)).toEqual(['lock']);
  });

  it('leaves a dead holder to the starter that is already taking over', async () => {
    const me = await identify(process.pid);
    await leave('lock', { pid: await deadPid(), started: '1', token: 'dead' });
    await leave('lock.dead', { ...me, token: 'faster' });
    const attempt = lockDataDir(folder);
    const waiting = expect.stringMatching(/^lock\.dead\..*\.draft$/);
    await expect.poll(() => readdir(folder), { interval: 1 }).toContainEqual(waiting);
    await leave('lock', { ...me, token: 'faster' });
    await rm(path.join(folder, 'lock.dead'));
    await expect(attempt).rejects.toMatchObject({ code: 'data_dir_locked' });
  });

  it('lets one of many starters win', async () => {
    const results = await settle(20);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('lets one of many starters take over from a dead one', async () => {
    await leave('lock', { pid: await deadPid(), started: '1', token: 'gone' });
    const results = await settle(20);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

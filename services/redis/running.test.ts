import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetRunning, type RunningRedis, readRunning, writeRunning } from './running.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
  file = path.join(folder, 'redis.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const running: RunningRedis = {
  address: { socket: '/data/redis.sock', password: 'p' },
  process: { pid: 7, started: '100' },
};

describe('the note of the running Redis', () => {
  it('is read as it was written', async () => {
    await writeRunning(file, running);
    expect(await readRunning(file)).toEqual(running);
  });

  it('is for its owner alone', async () => {
    await writeRunning(file, running);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is replaced whole', async () => {
    await writeRunning(file, running);
    await writeRunning(file, running);
    expect(await readdir(folder)).toEqual(['redis.json']);
  });

  it('is none where none was left', async () => {
    expect(await readRunning(file)).toBeNull();
  });

  it.each(['{', '{"pid": 1}'])('is none where it says %j', async (content) => {
    await writeFile(file, content);
    expect(await readRunning(file)).toBeNull();
  });

  it('can be forgotten twice', async () => {
    await forgetRunning(file);
    await expect(forgetRunning(file)).resolves.toBeUndefined();
  });
});

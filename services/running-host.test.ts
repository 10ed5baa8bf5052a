import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announceHost, findRunningHost } from './running-host.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
  file = path.join(folder, 'host.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const url = 'http://127.0.0.1:4717/#token=abc';

describe('the note of the host that serves', () => {
  it('is found while the host runs', async () => {
    await using _note = await announceHost(file, url);
    expect(await findRunningHost(file)).toBe(url);
  });

  it('is for its owner alone, since it holds the token', async () => {
    await using _note = await announceHost(file, url);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('goes with the host', async () => {
    await (await announceHost(file, url))[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual([]);
  });

  it('counts for nothing where the host was killed', async () => {
    const dead = { pid: process.pid, started: 'long ago' };
    await writeFile(file, JSON.stringify({ url, process: dead }));
    expect(await findRunningHost(file)).toBeNull();
  });

  it.each(['', '{"url":"nowhere"}'])('counts for nothing where it says %j', async (content) => {
    await writeFile(file, content);
    expect(await findRunningHost(file)).toBeNull();
  });

  it('is none where nobody serves', async () => {
    expect(await findRunningHost(file)).toBeNull();
  });
});

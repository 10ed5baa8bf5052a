import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryDataDir } from '#tests/support/data-dir.ts';
import { announceHost, findRunningHost, lockDataDir, lockWithLink } from './lock.ts';
import type { DataPaths } from './paths.ts';
import { identify } from './process-identity.ts';

describe('the lock of a data dir', () => {
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

    it('can be taken again after its release', async () => {
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

    it('takes over from a process whose pid was reused', async () => {
      await leave('lock', { pid: process.pid, started: 'before', token: 'gone' });
      await using held = await lockDataDir(folder);
      expect(held).toBeDefined();
    });

    it('takes over an empty file', async () => {
      await writeFile(path.join(folder, 'lock'), '');
      await utimes(path.join(folder, 'lock'), 0, 0);
      await using held = await lockDataDir(folder);
      expect(held).toBeDefined();
    });

    it('takes over if a starter died during its takeover', async () => {
      const pid = await deadPid();
      await leave('lock', { pid, started: '1', token: 'first' });
      await leave('lock.first', { pid, started: '1', token: 'second' });
      await using _held = await lockDataDir(folder);
      expect(await readdir(folder)).toEqual(['lock']);
    });

    it('leaves a dead holder to a starter already taking over', async () => {
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
});

describe('the running host', () => {
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

    it('does not count after the host was killed', async () => {
      const dead = { pid: process.pid, started: 'long ago' };
      await writeFile(file, JSON.stringify({ url, process: dead }));
      expect(await findRunningHost(file)).toBeNull();
    });

    it.each(['', '{"url":"nowhere"}'])('does not count if it holds %j', async (content) => {
      await writeFile(file, content);
      expect(await findRunningHost(file)).toBeNull();
    });

    it('is null without a running host', async () => {
      expect(await findRunningHost(file)).toBeNull();
    });
  });
});

describe('a lock, with the link of its holder', () => {
  let dir: DataPaths & AsyncDisposable;
  beforeEach(async () => {
    dir = await temporaryDataDir();
  });
  afterEach(() => dir[Symbol.asyncDispose]());

  const patience = () => ({ say: vi.fn<(line: string) => void>() });
  const lockedDir = { code: 'data_dir_locked' };

  it('waits for a command that is about to end', async () => {
    const held = await lockDataDir(dir.root);
    const locking = lockWithLink(dir, patience());
    await held[Symbol.asyncDispose]();
    await using lock = await locking;
    expect(lock).toBeDefined();
  });

  it('says which process it waits for', async () => {
    const held = await lockDataDir(dir.root);
    const waiting = patience();
    const locking = lockWithLink(dir, waiting);
    await vi.waitFor(() => expect(waiting.say).toHaveBeenCalled(), { timeout: 10_000 });
    expect(waiting.say.mock.calls).toEqual([
      [`Waiting for another Rolewatch (pid ${process.pid}) to finish`],
    ]);
    await held[Symbol.asyncDispose]();
    await (await locking)[Symbol.asyncDispose]();
  });

  it('fails at once without patience', async () => {
    await using _held = await lockDataDir(dir.root);
    await expect(lockWithLink(dir)).rejects.toMatchObject(lockedDir);
  });

  it('gives the link of a host as soon as it serves', async () => {
    await using _held = await lockDataDir(dir.root);
    const locking = lockWithLink(dir, patience());
    const failed = expect(locking).rejects.toMatchObject({
      ...lockedDir,
      details: { url: 'http://127.0.0.1:4717/' },
    });
    await using _note = await announceHost(dir.host, 'http://127.0.0.1:4717/');
    await failed;
  });

  it('stops waiting when the start is cancelled', async () => {
    await using _held = await lockDataDir(dir.root);
    const starting = new AbortController();
    const locking = lockWithLink(dir, { ...patience(), signal: starting.signal });
    starting.abort();
    await expect(locking).rejects.toMatchObject({ name: 'AbortError' });
  });
});

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  type RedisHealth,
  type StartRedisOptions,
  startRedis,
} from '#host/supervisor/redis-child.ts';
import type { RedisPaths } from '#services/paths.ts';
import { identify, isRunning } from '#services/process-identity.ts';
import { findRedis } from '#services/provision/redis.ts';
import { createConnection } from '#services/redis/connection.ts';
import { probe } from '#services/redis/probe.ts';
import { RunningRedis, writeRunning } from '#services/redis/server-files.ts';
import { temporaryDataDir } from '#tests/support/data-dir.ts';
import { programSettings } from '#tests/support/programs.ts';
import { promisedTime } from '#tests/support/promised-time.ts';
import { silentLog } from '#tests/support/silent-log.ts';

const found = await findRedis(programSettings());
const binary = 'path' in found ? found.path : '';

const start = (paths: RedisPaths, options: Partial<StartRedisOptions> = {}) =>
  startRedis({ binary, paths, log: silentLog, onRestart: () => {}, ...options });

const alive = (pid: number | undefined) => isRunning({ pid: pid ?? 0, started: null });
const kill = (pid: number | undefined) => process.kill(pid ?? Number.NaN, 'SIGKILL');

/** Every process of a group, watchers included. */
async function groupOf(pid: number | undefined): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pgid=,stat=,comm=']);
  return stdout.split('\n').filter((line) => {
    const [pgid, state = ''] = line.trim().split(/\s+/);
    return Number(pgid) === pid && !state.startsWith('Z');
  });
}

async function startHost(dataDir: string): Promise<{
  host: ChildProcess;
  says: { pid?: number; error?: string };
}> {
  const script = path.resolve(import.meta.dirname, '../fixtures/redis-host.ts');
  const host = spawn(process.execPath, [script, dataDir, binary], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: host.stdout }), 'line');
  return { host, says: JSON.parse(String(line)) };
}

async function redisPid(paths: RedisPaths): Promise<number> {
  return RunningRedis.parse(JSON.parse(await readFile(paths.connection, 'utf8'))).process.pid;
}

async function damage(paths: RedisPaths): Promise<void> {
  const folder = path.join(paths.dir, 'appendonlydir');
  const names = await readdir(folder);
  const name = names.find((each) => each.endsWith('.incr.aof')) ?? '';
  await writeFile(path.join(folder, name), 'this is no append-only file\n');
}

describe.skipIf(binary === '')('startRedis', () => {
  it('answers soon', promisedTime, async () => {
    await using data = await temporaryDataDir();
    const begin = performance.now();
    await using redis = await start(data.redis);
    expect(performance.now() - begin).toBeLessThan(5_000);
    expect(await probe(redis.address, 60_000)).toBeGreaterThan(0);
  });

  it('works over a port if sockets are unavailable', async () => {
    await using data = await temporaryDataDir();
    await using redis = await start({ ...data.redis, socket: null });
    expect(redis.address).toHaveProperty('port');
    expect(await probe(redis.address, 60_000)).toBeGreaterThan(0);
  });

  it('reports that its folder was removed though it answers, and remakes it on a restart', async () => {
    await using data = await temporaryDataDir();
    const lives: unknown[] = [];
    await using redis = await start(
      { ...data.redis, socket: null },
      {
        onRestart: () => lives.push('again'),
      },
    );
    await redis.checkFolder();
    await rm(data.redis.dir, { recursive: true });
    await probe(redis.address, 5_000);
    await expect(redis.checkFolder()).rejects.toMatchObject({
      code: 'redis_unavailable',
      cause: { code: 'ENOENT' },
    });
    redis.restart();
    await expect.poll(() => lives.length).toBe(1);
    await redis.checkFolder();
  });

  it('works over a socket elsewhere if the data dir’s path is too long for one', async () => {
    await using data = await temporaryDataDir();
    const socket = path.join(data.root, 'elsewhere', 'redis.sock');
    await using redis = await start({ ...data.redis, socket });
    expect(await probe(redis.address, 60_000)).toBeGreaterThan(0);
  });

  it('refuses clients without the password', async () => {
    await using data = await temporaryDataDir();
    await using redis = await start(data.redis);
    await expect(probe({ ...redis.address, password: 'guess' }, 1_000)).rejects.toMatchObject({
      code: 'redis_unusable',
      details: { reason: 'it rejected the name or the password' },
    });
  });

  it('shows its password in no arguments', async () => {
    await using data = await temporaryDataDir();
    await using redis = await start(data.redis);
    const { stdout } = await promisify(execFile)('ps', ['-eo', 'args=']);
    expect(stdout).not.toContain(redis.address.password);
  });

  it('writes private files', async () => {
    await using data = await temporaryDataDir();
    await using _redis = await start(data.redis);
    const names = await readdir(data.redis.dir, { recursive: true });
    const files = [...names.map((name) => path.join(data.redis.dir, name)), data.redis.log];
    const open = [];
    for (const file of files) if (((await stat(file)).mode & 0o077) !== 0) open.push(file);
    expect(open).toEqual([]);
  });

  it('leads its own process group, which no Ctrl-C reaches', async () => {
    await using data = await temporaryDataDir();
    await using redis = await start(data.redis);
    const group = await groupOf(redis.pid());
    expect(group.some((line) => line.includes('redis-server'))).toBe(true);
  });

  it('leaves no process and no note when it is stopped', async () => {
    await using data = await temporaryDataDir();
    const redis = await start(data.redis);
    const pid = redis.pid();
    await redis[Symbol.asyncDispose]();
    await expect.poll(() => groupOf(pid)).toEqual([]);
    expect(await readdir(data.redis.dir)).not.toContain('redis.json');
  });

  it('reports a missing program', async () => {
    await using data = await temporaryDataDir();
    await expect(start(data.redis, { binary: '/nowhere/redis-server' })).rejects.toMatchObject({
      code: 'redis_missing',
    });
  });

  it('reports why a program other than Redis does not start', async () => {
    await using data = await temporaryDataDir();
    const fake = path.join(data.root, 'redis-server');
    await writeFile(fake, '#!/bin/sh\necho "wrong machine" >&2\nexit 1\n');
    await chmod(fake, 0o755);
    await expect(start(data.redis, { binary: fake })).rejects.toMatchObject({
      code: 'redis_unavailable',
      details: { reason: 'wrong machine' },
    });
  });
});

describe.skipIf(binary === '')('a killed Redis', () => {
  it('comes back at the same address with its data', async () => {
    await using data = await temporaryDataDir();
    await using redis = await start(data.redis);
    const client = createConnection(redis.address, 'worker', () => {});
    await client.set('key', 'value');
    kill(redis.pid());
    expect(await client.get('key')).toBe('value');
    client.disconnect();
  });

  it('is a new process, and its note says so', async () => {
    await using data = await temporaryDataDir();
    await using redis = await start(data.redis);
    const before = redis.pid();
    kill(before);
    await expect.poll(() => redis.health().state.kind).toBe('restarting');
    await expect.poll(() => redis.health().state.kind).toBe('ready');
    expect(await redisPid(data.redis)).toBe(redis.pid());
    expect(redis.pid()).not.toBe(before);
  });

  it('leaves no watcher behind', async () => {
    await using data = await temporaryDataDir();
    await using redis = await start(data.redis);
    const before = redis.pid();
    kill(before);
    await expect.poll(() => groupOf(before)).toEqual([]);
  });

  it('reports that it was away, once it is back', async () => {
    await using data = await temporaryDataDir();
    const restarted = Promise.withResolvers<void>();
    await using redis = await start(data.redis, { onRestart: restarted.resolve });
    const seen: RedisHealth['state']['kind'][] = [];
    redis.subscribe(({ state }) => seen.push(state.kind));
    kill(redis.pid());
    await restarted.promise;
    expect(seen).toEqual(['restarting', 'starting', 'ready']);
  });

  it('makes a producer fail rather than wait', async () => {
    await using data = await temporaryDataDir();
    const redis = await start(data.redis);
    const client = createConnection(redis.address, 'producer', () => {});
    await client.ping();
    await redis[Symbol.asyncDispose]();
    await expect(client.ping()).rejects.toThrow();
    client.disconnect();
  });
});

describe.skipIf(binary === '')('a damaged queue file', () => {
  it('is set aside, and Redis starts empty', async () => {
    await using data = await temporaryDataDir();
    await (await start(data.redis))[Symbol.asyncDispose]();
    await damage(data.redis);
    await using redis = await start(data.redis);
    const { setAside } = redis.health();
    expect(setAside).toContain('appendonlydir.damaged-');
    expect(await readdir(setAside ?? '')).toContain('appendonly.aof.manifest');
  });

  it('is also set aside when Redis is killed', async () => {
    await using data = await temporaryDataDir();
    await using redis = await start(data.redis);
    await damage(data.redis);
    kill(redis.pid());
    await expect
      .poll(() => redis.health())
      .toMatchObject({ state: { kind: 'ready' }, setAside: expect.any(String) });
  });

  it('is not blamed for a half record at its end', async () => {
    await using data = await temporaryDataDir();
    await (await start(data.redis))[Symbol.asyncDispose]();
    const folder = path.join(data.redis.dir, 'appendonlydir');
    const name = (await readdir(folder)).find((each) => each.endsWith('.incr.aof')) ?? '';
    await writeFile(path.join(folder, name), '*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n*3\r\n$3\r\nSE');
    await using redis = await start(data.redis);
    expect(redis.health().setAside).toBeNull();
  });
});

describe.skipIf(binary === '')('a killed host', () => {
  it('leaves no Redis behind', async () => {
    await using data = await temporaryDataDir();
    const { host, says } = await startHost(data.root);
    expect(await alive(says.pid)).toBe(true);
    host.kill('SIGKILL');
    await expect.poll(() => groupOf(says.pid)).toEqual([]);
  });

  it('leaves no Redis behind, even one that hangs', async () => {
    await using data = await temporaryDataDir();
    const { host, says } = await startHost(data.root);
    process.kill(says.pid ?? Number.NaN, 'SIGSTOP');
    host.kill('SIGKILL');
    await expect.poll(() => groupOf(says.pid)).toEqual([]);
  });

  it('leaves a data dir that the next host can use at once', async () => {
    await using data = await temporaryDataDir();
    const { host, says: first } = await startHost(data.root);
    host.kill('SIGKILL');
    const { host: next, says } = await startHost(data.root);
    expect(says).toEqual({ pid: expect.any(Number) });
    expect(await alive(first.pid)).toBe(false);
    next.kill('SIGKILL');
    await expect.poll(() => alive(says.pid)).toBe(false);
  });

  it('keeps a second one out while it lives', async () => {
    await using data = await temporaryDataDir();
    const { host, says: first } = await startHost(data.root);
    const { says } = await startHost(data.root);
    expect(says.error).toContain(`Another Rolewatch (pid ${host.pid}) is using ${data.root}`);
    host.kill('SIGKILL');
    await expect.poll(() => alive(first.pid)).toBe(false);
  });

  it('lets the next host end a Redis that outlived it', async () => {
    await using data = await temporaryDataDir();
    const { address, ...first } = await start(data.redis);
    await first[Symbol.asyncDispose]();
    // Started without a watcher, as if that had been killed too.
    const orphan = spawn(binary, [data.redis.config], { stdio: 'ignore', detached: true });
    const running = await identify(orphan.pid ?? 0);
    await writeRunning(data.redis.connection, { address, process: running });
    await expect.poll(() => probe(address, 100).catch(() => null)).not.toBeNull();
    await using _next = await start(data.redis);
    expect(await isRunning(running)).toBe(false);
  });
});

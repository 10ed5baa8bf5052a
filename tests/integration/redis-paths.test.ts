import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startRedis } from '#host/supervisor/redis-child.ts';
import { launchRedis } from '#host/supervisor/redis-launch.ts';
import { stopChild } from '#host/supervisor/stop-child.ts';
import { findRedis } from '#services/provision/redis.ts';
import { probe } from '#services/redis/probe.ts';
import { chooseAddress, redisConfig } from '#services/redis/server.ts';
import { temporaryDataDir } from '#tests/support/data-dir.ts';
import { programSettings } from '#tests/support/programs.ts';
import { silentLog } from '#tests/support/silent-log.ts';

const found = await findRedis(programSettings());
const binary = 'path' in found ? found.path : '';

describe.skipIf(binary === '')('a Redis started in its own folder', () => {
  it('accepts a program path relative to our folder', async () => {
    await using data = await temporaryDataDir();
    await using redis = await startRedis({
      binary: path.relative('.', binary),
      paths: data.redis,
      log: silentLog,
      onRestart: () => {},
    });
    expect(await probe(redis.address, 60_000)).toBeGreaterThan(0);
  });

  it('finds all its files by relative paths, as on Windows', async () => {
    await using data = await temporaryDataDir();
    const { dir, log, config } = data.redis;
    const address = await chooseAddress(null);
    await writeFile(config, redisConfig({ address, dir, log }, 'win32'));
    const launch = { binary, paths: data.redis, address, log: silentLog, onSetAside: () => {} };
    const child = await launchRedis(launch, new AbortController().signal);
    try {
      expect(await probe(address, 60_000)).toBeGreaterThan(0);
      expect(await readdir(dir)).toContain('appendonlydir');
      expect((await stat(log)).size).toBeGreaterThan(0);
    } finally {
      await stopChild(child, { ask: () => child.kill('SIGTERM'), timeoutMs: 5_000 });
    }
  });
});

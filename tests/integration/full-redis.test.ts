import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { startCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { hasRedis, startExternalRedis } from '#tests/support/external-redis.ts';
import { openLiveWorld } from '#tests/support/live-host.ts';

const notice = expect.objectContaining({ message: expect.stringMatching(/Redis is full/) });

describe.skipIf(!hasRedis)('a Redis that fills up under a host', () => {
  it('is reported, refuses scans with the reason, and works again once it has room', async () => {
    await using redis = await startExternalRedis();
    await using sites = await startCareerSites({ companies: 6, postings: 10, latencyMs: 100 });
    await using folder = await temporaryFolder();
    const originMap = path.join(folder.path, 'origins.json');
    await sites.writeOriginMap(originMap);
    await using world = await openLiveWorld({ redisUrl: redis.url, originMap });
    await using host = await world.start();
    const urls = sites.companies.map(({ url }) => url);
    const run = await host.call('runs.start', { urls });
    await redis.command('CONFIG', 'SET', 'maxmemory', '1kb');
    await host.until('health.changed', ({ notices }) =>
      notices.some(({ isBlocking }) => isBlocking === true),
    );
    expect((await host.call('health.get', {})).notices).toContainEqual(notice);
    await expect(host.call('runs.start', { urls: urls.slice(0, 1) })).rejects.toMatchObject({
      code: 'redis_full',
    });
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    expect(await host.ended(run)).toMatchObject({ status: 'completed', openingsFound: 60 });
    expect((await host.call('health.get', {})).notices).not.toContainEqual(notice);
    const log = await readFile(path.join(world.dataDir, 'logs', 'rolewatch.log'), 'utf8');
    expect(log.split('\n').length).toBeLessThan(500);
  });
});

describe.skipIf(!hasRedis)('a Redis that fills up during a scan of the command line', () => {
  it.each([
    ['machine output', ['--json']],
    ['text', []],
  ])('is reported once, and so is the recovery: %s', async (_name, flags) => {
    await using redis = await startExternalRedis();
    await using sites = await startCareerSites({ companies: 6, postings: 10, latencyMs: 300 });
    await using folder = await temporaryFolder();
    const originMap = path.join(folder.path, 'origins.json');
    await sites.writeOriginMap(originMap);
    const urls = sites.companies.map(({ url }) => url);
    const args = ['scrape', ...flags, '--data-dir', folder.path, '--origin-map', originMap];
    await using cli = startCli([...args, ...urls], { env: { ROLEWATCH_REDIS_URL: redis.url } });
    await expect.poll(() => sites.traffic.seen.length).toBeGreaterThan(0);
    await redis.command('CONFIG', 'SET', 'maxmemory', '1kb');
    await expect.poll(() => cli.stderr()).toMatch(/Redis is full/);
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    const { exitCode, stderr } = await cli.result;
    expect(exitCode).toBe(0);
    const notices = stderr.split('\n').filter((line) => /^(Redis is full|The scan)/.test(line));
    expect(notices).toEqual([expect.stringContaining('Raise maxmemory'), 'The scan continues']);
  });
});

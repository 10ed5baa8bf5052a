import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { hasRedis, startExternalRedis } from '#tests/support/external-redis.ts';
import { openLiveWorld } from '#tests/support/live-host.ts';

const notice = expect.objectContaining({ message: expect.stringMatching(/Redis is full/) });

describe.skipIf(!hasRedis)('a Redis that fills up while a host works', () => {
  it('is told, refuses scans with the reason, and is gone on with once there is room', async () => {
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
    expect(await host.ended(run)).toMatchObject({ status: 'completed', jobsFound: 60 });
    expect((await host.call('health.get', {})).notices).not.toContainEqual(notice);
    const log = await readFile(path.join(world.dataDir, 'logs', 'rolewatch.log'), 'utf8');
    expect(log.split('\n').length).toBeLessThan(500);
  });
});

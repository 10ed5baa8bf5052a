import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasRedis, startExternalRedis } from '#tests/support/external-redis.ts';
import { type ServedHost, type ServedWorld, startServedWorld } from '#tests/support/served-host.ts';

/** The host's public health. */
const healthz = async ({ origin }: ServedHost) => (await fetch(`${origin}/healthz`)).status;

const redisPid = async ({ call }: ServedHost): Promise<number> => {
  const { redisPid: pid } = await call('health.get', {});
  return pid ?? Number.NaN;
};

const keepsWorkers = { ROLEWATCH_WORKER_IDLE_SECONDS: '0' };

const areReady = ({ call }: ServedHost) =>
  expect
    .poll(async () => (await call('health.get', {})).workers.map(({ state }) => state))
    .toEqual(['ready', 'ready', 'ready', 'ready']);

describe.skipIf(!hasRedis)('a host whose own Redis is away', () => {
  let world: ServedWorld;
  beforeAll(async () => {
    world = await startServedWorld({ companies: 4, postings: 10 });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('stops on request at the moment that Redis was killed', async () => {
    await using host = await world.serve({ env: keepsWorkers });
    await areReady(host);
    process.kill(await redisPid(host), 'SIGKILL');
    expect(await host.stop()).toBe(0);
  });

  it('stops on request while it restarts Redis', async () => {
    await using host = await world.serve({ env: keepsWorkers });
    await areReady(host);
    process.kill(await redisPid(host), 'SIGKILL');
    await expect.poll(() => redisPid(host)).toBeNaN();
    expect(await host.stop()).toBe(0);
  });

  it.each([
    ['with nothing to do', 0],
    ['in the middle of a scan', 4],
  ])('stops on request while Redis hangs, %s', async (_name, companies) => {
    await using host = await world.serve({ env: keepsWorkers });
    await areReady(host);
    const urls = world.sites.companies.slice(0, companies).map(({ url }) => url);
    if (urls.length > 0) await host.call('runs.start', { urls });
    process.kill(await redisPid(host), 'SIGSTOP');
    expect(await host.stop()).toBe(0);
  });

  it('cancels a scan while Redis hangs', async () => {
    await using host = await world.serve({ env: keepsWorkers });
    await areReady(host);
    await host.call('queues.pause', { queue: 'io_fetch' });
    const urls = world.sites.companies.map(({ url }) => url);
    const { id } = await host.call('runs.start', { urls });
    const redis = await redisPid(host);
    process.kill(redis, 'SIGSTOP');
    expect(await host.call('runs.cancel', { id })).toMatchObject({ status: 'cancelled' });
    process.kill(redis, 'SIGCONT');
    await host.call('queues.resume', { queue: 'io_fetch' });
  });

  it('answers calls about queues as usual, once Redis is back', async () => {
    await using host = await world.serve({ env: keepsWorkers });
    await areReady(host);
    process.kill(await redisPid(host), 'SIGKILL');
    const answers = await Promise.allSettled([
      host.call('queues.list', {}),
      host.call('jobs.list', { limit: 5 }),
      host.call('queues.pause', { queue: 'parse' }),
      host.call('runs.start', { urls: [world.sites.companies[0]?.url ?? ''] }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'fulfilled'));
    await host.call('queues.resume', { queue: 'parse' });
  });

  it('restarts Redis if its folder was removed, and continues the queued work', async () => {
    await using host = await world.serve({ env: keepsWorkers });
    await areReady(host);
    const before = await redisPid(host);
    await host.call('queues.pause', { queue: 'io_fetch' });
    const urls = world.sites.companies.map(({ url }) => url);
    const { id } = await host.call('runs.start', { urls });
    await rm(path.join(world.dataDir, 'redis'), { recursive: true, force: true });
    await expect.poll(() => healthz(host)).toBe(503);
    const { notices } = await host.call('health.get', {});
    expect(notices).toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(/Can’t reach Redis/) }),
    );
    await expect.poll(() => redisPid(host)).not.toBe(before);
    await expect.poll(() => healthz(host)).toBe(200);
    await expect.poll(async () => (await host.call('runs.get', { id })).status).toBe('completed');
  });
});

describe.skipIf(!hasRedis)('a host whose external Redis hangs', () => {
  it.each(['at once', 'after it was noticed'])('stops on request %s', async (when) => {
    await using world = await startServedWorld();
    await using redis = await startExternalRedis();
    await using host = await world.serve({ env: { ROLEWATCH_REDIS_URL: redis.url } });
    await areReady(host);
    redis.pause();
    if (when !== 'at once') {
      await expect.poll(() => healthz(host)).toBe(503);
    }
    expect(await host.stop()).toBe(0);
  });
});

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasRedis } from '#tests/support/external-redis.ts';
import { type ServedHost, type ServedWorld, startServedWorld } from '#tests/support/served-host.ts';

/** What the host says of itself where it shows no token. */
const healthz = async ({ origin }: ServedHost) => (await fetch(`${origin}/healthz`)).status;

const redisPid = async ({ call }: ServedHost): Promise<number> => {
  const { redisPid: pid } = await call('health.get', {});
  return pid ?? Number.NaN;
};

const areReady = ({ call }: ServedHost) =>
  expect
    .poll(async () => (await call('health.get', {})).workers.map(({ state }) => state), {
      timeout: 30_000,
    })
    .toEqual(['ready', 'ready', 'ready', 'ready']);

describe.skipIf(!hasRedis)('a host whose own Redis is away', () => {
  let world: ServedWorld;
  beforeAll(async () => {
    world = await startServedWorld({ companies: 4, postings: 10 });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('ends when it is told to at the moment that Redis was killed', async () => {
    await using host = await world.serve();
    await areReady(host);
    process.kill(await redisPid(host), 'SIGKILL');
    expect(await host.stop()).toBe(0);
  });

  it('ends when it is told to while it starts Redis again', async () => {
    await using host = await world.serve();
    await areReady(host);
    process.kill(await redisPid(host), 'SIGKILL');
    await expect.poll(() => redisPid(host)).toBeNaN();
    expect(await host.stop()).toBe(0);
  });

  it('answers what touches the queues as if nothing had been, once it is back', async () => {
    await using host = await world.serve();
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

  it('starts it again where its folder was removed, and goes on with what was queued', async () => {
    await using host = await world.serve();
    await areReady(host);
    const before = await redisPid(host);
    await host.call('queues.pause', { queue: 'io_fetch' });
    const urls = world.sites.companies.map(({ url }) => url);
    const { id } = await host.call('runs.start', { urls });
    await rm(path.join(world.dataDir, 'redis'), { recursive: true, force: true });
    await expect.poll(() => healthz(host), { timeout: 30_000 }).toBe(503);
    const { notices } = await host.call('health.get', {});
    expect(notices).toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(/Redis cannot be reached/) }),
    );
    await expect.poll(() => redisPid(host), { timeout: 30_000 }).not.toBe(before);
    await expect.poll(() => healthz(host), { timeout: 30_000 }).toBe(200);
    await expect
      .poll(async () => (await host.call('runs.get', { id })).status, { timeout: 60_000 })
      .toBe('completed');
  });
});

import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createRedisStore } from './redis-store.ts';

function createRedis() {
  const values = new Map<string, Buffer>();
  return {
    set: vi.fn(async (key: string, value: Buffer, _unit: 'PX', _ttlMs: number) => {
      values.set(key, value);
      return 'OK';
    }),
    getBuffer: vi.fn(async (key: string) => values.get(key) ?? null),
    pexpire: vi.fn(async (key: string, _ttlMs: number) => (values.has(key) ? 1 : 0)),
  };
}

describe('createRedisStore', () => {
  it('lets a snapshot expire', async () => {
    const redis = createRedis();

    const ref = await createRedisStore(redis, 60_000).put(1);

    expect(redis.set).toHaveBeenCalledWith(
      `rolewatch:snapshot:${ref}`,
      expect.any(Buffer),
      'PX',
      60_000,
    );
  });

  it('extends its life when it is stored again', async () => {
    const redis = createRedis();
    const store = createRedisStore(redis, 60_000);
    await store.put(1);

    await store.put(1);

    expect(redis.set).toHaveBeenCalledTimes(2);
  });

  it('extends its life when it is renewed', async () => {
    const redis = createRedis();
    const store = createRedisStore(redis, 60_000);
    const ref = await store.put(1);

    await store.renew([ref]);

    expect(redis.pexpire).toHaveBeenCalledWith(`rolewatch:snapshot:${ref}`, 60_000);
  });

  it('asks Redis for no invalid name', async () => {
    const redis = createRedis();

    await createRedisStore(redis, 60_000)
      .get('session', z.unknown())
      .catch(() => undefined);

    expect(redis.getBuffer).not.toHaveBeenCalled();
  });

  it('reports that Redis does not answer', async () => {
    const redis = {
      ...createRedis(),
      set: () => Promise.reject(new Error('Connection is closed.')),
    };

    await expect(createRedisStore(redis, 60_000).put(1)).rejects.toMatchObject({
      code: 'redis_unavailable',
    });
  });
});

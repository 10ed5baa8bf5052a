import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createRedisStore } from './redis-store.ts';

/** The two commands over a map, with what they were called with. */
function createRedis() {
  const values = new Map<string, Buffer>();
  return {
    set: vi.fn(async (key: string, value: Buffer, _unit: 'PX', _ttlMs: number) => {
      values.set(key, value);
      return 'OK';
    }),
    getBuffer: vi.fn(async (key: string) => values.get(key) ?? null),
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

  it('lets it live longer when it is stored again', async () => {
    const redis = createRedis();
    const store = createRedisStore(redis, 60_000);
    await store.put(1);

    await store.put(1);

    expect(redis.set).toHaveBeenCalledTimes(2);
  });

  it('asks Redis for nothing that is no name of a snapshot', async () => {
    const redis = createRedis();

    await createRedisStore(redis, 60_000)
      .get('session', z.unknown())
      .catch(() => undefined);

    expect(redis.getBuffer).not.toHaveBeenCalled();
  });

  it('says that Redis does not answer', async () => {
    const redis = {
      ...createRedis(),
      set: () => Promise.reject(new Error('Connection is closed.')),
    };

    await expect(createRedisStore(redis, 60_000).put(1)).rejects.toMatchObject({
      code: 'redis_unavailable',
    });
  });
});

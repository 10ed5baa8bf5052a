import { toRedisFailure } from '../redis/failure.ts';
import {
  checkRef,
  missingSnapshot,
  packSnapshot,
  readAs,
  unpackSnapshot,
} from './snapshot-bytes.ts';
import type { SnapshotStore } from './store.ts';

/** What is needed of an ioredis connection. */
export type RedisLike = {
  set(key: string, value: Buffer, unit: 'PX', ttlMs: number): Promise<unknown>;
  getBuffer(key: string): Promise<Buffer | null>;
};

/**
 * Snapshots as Redis keys that expire `ttlMs` after they were last stored, for workers on several
 * machines. Throws the `redis_…` row that says why Redis does not take or give them.
 */
export function createRedisStore(redis: RedisLike, ttlMs: number): SnapshotStore {
  return {
    async put(value) {
      const { ref, pack } = await packSnapshot(value);
      await answered(redis.set(keyOf(ref), await pack(), 'PX', ttlMs));
      return ref;
    },

    async get(ref, schema) {
      const bytes = await answered(redis.getBuffer(keyOf(checkRef(ref))));
      if (bytes === null) throw missingSnapshot(ref, new Error('no such key'));
      return readAs(ref, unpackSnapshot(ref, bytes), schema);
    },

    sweep: () => Promise.resolve(0),
  };
}

const keyOf = (ref: string): string => `rolewatch:snapshot:${ref}`;

async function answered<T>(reply: Promise<T>): Promise<T> {
  try {
    return await reply;
  } catch (error) {
    throw toRedisFailure(error);
  }
}

import { toRedisFailure } from '../redis/redis-failure.ts';
import {
  checkRef,
  missingSnapshot,
  packSnapshot,
  readAs,
  unpackSnapshot,
} from './snapshot-bytes.ts';
import type { SnapshotStore } from './store.ts';

export type RedisLike = {
  set(key: string, value: Buffer, unit: 'PX', ttlMs: number): Promise<unknown>;
  getBuffer(key: string): Promise<Buffer | null>;
  pexpire(key: string, ttlMs: number): Promise<number>;
};

/** For workers on several machines; keys expire `ttlMs` after storing. Throws `redis_…`. */
export function createRedisStore(redis: RedisLike, ttlMs: number): SnapshotStore {
  return {
    async put(value) {
      const { ref, pack } = await packSnapshot(value);
      await answered(redis.set(keyOf(ref), pack(), 'PX', ttlMs));
      return ref;
    },

    async get(ref, schema) {
      const bytes = await answered(redis.getBuffer(keyOf(checkRef(ref))));
      if (bytes === null) throw missingSnapshot(ref, new Error('no such key'));
      return readAs(ref, unpackSnapshot(ref, bytes), schema);
    },

    async renew(refs) {
      for (const ref of refs) {
        const found = await answered(redis.pexpire(keyOf(checkRef(ref)), ttlMs));
        if (found === 0) throw missingSnapshot(ref, new Error('no such key'));
      }
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

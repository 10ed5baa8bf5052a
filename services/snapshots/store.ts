import { z } from 'zod';
import { days } from '#core/duration.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import type { Logger } from '../log/logger.ts';
import { RedisAddress } from '../redis/address.ts';
import { createConnection } from '../redis/connection.ts';
import { createFileStore } from './file-store.ts';
import { createRedisStore } from './redis-store.ts';

/** Bulk data that jobs exchange, named by its content: files, or keys of an external Redis. */
export interface SnapshotStore {
  /** Stores a JSON value. Equal values share one name and one copy, which counts as new again. */
  put(value: unknown): Promise<SnapshotRef>;
  /** Throws `snapshot_missing` if the value is gone, damaged, or does not fit `schema`. */
  get<S extends z.ZodType>(ref: SnapshotRef, schema: S): Promise<z.infer<S>>;
  /** Marks these as stored just now. Throws `snapshot_missing` if one is gone. */
  renew(refs: readonly SnapshotRef[]): Promise<void>;
  /** Returns how many it removed. A store with expiring values has nothing to do. */
  sweep(keep: ReadonlySet<string>, olderThanMs: number): Promise<number>;
}

/** Files if all workers share a disk, else Redis. */
export const SnapshotPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('files'), dir: z.string() }),
  z.object({ kind: z.literal('redis'), address: RedisAddress }),
]);
export type SnapshotPlace = z.infer<typeof SnapshotPlace>;

/** Long enough for the next scan to find the last listing. */
const keptInRedisForMs = days(2);

export function openSnapshots(place: SnapshotPlace, log: Logger): SnapshotStore & AsyncDisposable {
  if (place.kind === 'files') {
    return { ...createFileStore(place.dir), [Symbol.asyncDispose]: async () => undefined };
  }
  const connection = createConnection(place.address, 'worker', (error) =>
    log.debug('redis', { error: error.message }),
  );
  return {
    ...createRedisStore(connection, keptInRedisForMs),
    [Symbol.asyncDispose]: async () => connection.disconnect(),
  };
}

import { z } from 'zod';
import { days } from '#core/duration.ts';
import type { Logger } from '../log/logger.ts';
import { RedisAddress } from '../redis/address.ts';
import { createConnection } from '../redis/connection.ts';
import { createFileStore } from './file-store.ts';
import { createRedisStore } from './redis-store.ts';
import type { SnapshotStore } from './store.ts';

/** Files where all workers share a disk, Redis where they may not. */
export const SnapshotPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('files'), dir: z.string() }),
  z.object({ kind: z.literal('redis'), address: RedisAddress }),
]);
export type SnapshotPlace = z.infer<typeof SnapshotPlace>;

/** Long enough for the next scan to find the last listing. */
const keptInRedisForMs = days(2);

/** The store through which the stages hand each other bulk data. */
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

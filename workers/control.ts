import { hours } from '#core/duration.ts';
import type { createConnection } from '#services/redis/connection.ts';

type RedisConnection = ReturnType<typeof createConnection>;

const channel = 'rolewatch:cancel';
const cancelledRuns = 'rolewatch:cancelled';

/** Longer than any job may take: after it, the run has no job left. */
const rememberedForMs = hours(24);

/**
 * Tells every worker, here and elsewhere, that a run is cancelled; workers that start later read it
 * too.
 */
export async function announceCancel(redis: RedisConnection, runId: string): Promise<void> {
  const now = Date.now();
  // Stored first: pub/sub does not reach a worker that is just restarting.
  await redis.zremrangebyscore(cancelledRuns, 0, now - rememberedForMs);
  await redis.zadd(cancelledRuns, now, runId);
  await redis.publish(channel, runId);
}

export type CancelWatch = {
  readonly isCancelled: (runId: string) => boolean;
};

/**
 * Follows the cancelled runs on its own connection, since subscribing takes one over. Calls
 * `onCancel` once for each run that is cancelled from now on.
 */
export async function watchCancels(
  subscriber: RedisConnection,
  reader: RedisConnection,
  onCancel: (runId: string) => void,
  onError: (error: unknown) => void,
): Promise<CancelWatch> {
  const runs = new Set<string>();
  subscriber.on('message', (_channel: string, runId: string) => {
    if (runs.has(runId)) return;
    runs.add(runId);
    onCancel(runId);
  });
  const catchUp = async () => {
    for (const runId of await reader.zrange(cancelledRuns, '0', '-1')) {
      if (runs.has(runId)) continue;
      runs.add(runId);
      onCancel(runId);
    }
  };
  await subscriber.subscribe(channel);
  await catchUp();
  // Runs cancelled while Redis was away were announced to no one.
  subscriber.on('ready', () => void catchUp().catch(onError));
  return { isCancelled: (runId) => runs.has(runId) };
}

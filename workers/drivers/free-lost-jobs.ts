import type { QueueName } from '#core/job.ts';
import type { RedisAddress } from '#services/redis/address.ts';
import type { createConnection } from '#services/redis/connection.ts';
import { prefix } from './bullmq-queues.ts';

/**
 * Frees the jobs that a killed worker of this queue still holds: BullMQ begins them again at its
 * next look, in two or three seconds, and not when their locks run out. Only our own Redis has a
 * single worker for each queue: in another one, the holder may live on another machine.
 */
export async function freeLostJobs(
  queue: QueueName,
  address: RedisAddress,
  redis: Pick<ReturnType<typeof createConnection>, 'lrange' | 'del'>,
): Promise<void> {
  if ('url' in address) return;
  const ids = await redis.lrange(`${prefix}:${queue}:active`, 0, -1);
  if (ids.length > 0) await redis.del(ids.map((id) => `${prefix}:${queue}:${id}:lock`));
}

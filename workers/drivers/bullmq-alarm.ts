import { setTimeout as wait } from 'node:timers/promises';
import { type AdvancedOptions, Queue, Worker } from 'bullmq';
import { minutes } from '#core/duration.ts';
import type { Logger } from '#services/log/logger.ts';
import type { RedisAddress } from '#services/redis/address.ts';
import { createConnection, endConnection } from '#services/redis/connection.ts';
import type { Alarm } from './alarm.ts';
import { prefix } from './bullmq-queues.ts';
import { pauseWhenRefused } from './patience.ts';

/** Not one of the table's queues: it holds no work, and only the host reads it. */
const queueName = 'schedule';
/** One scheduler, however many hosts set it how often. */
const schedulerId = 'next-scan';

/** Runs again if the previous host died before it scheduled the next scan. */
const ringAgainMs = minutes(15);

/** How long to wait for a ring to finish. */
const closeMs = 500;

/**
 * When a scheduler rings next. Its pattern is the planned moment in epoch milliseconds: a fixed
 * interval could not follow quiet hours and changed settings.
 */
const settings: AdvancedOptions = {
  repeatStrategy: (now, { pattern, count = 0 }) => {
    const planned = Number(pattern);
    return count > 0 && planned <= Date.now() ? now + ringAgainMs : planned;
  },
};

/** The alarm over Redis, a job scheduler of BullMQ: it outlives both this process and Redis. */
export function openBullmqAlarm(address: RedisAddress, log: Logger, ring: () => void): Alarm {
  const onError = (error: Error) => log.debug('schedule', { error: error.message });
  const producer = createConnection(address, 'producer', onError);
  const waiter = createConnection(address, 'worker', onError);
  const queue = new Queue(queueName, { connection: producer, prefix, settings });
  const worker = new Worker(queueName, async () => ring(), {
    connection: waiter,
    prefix,
    settings,
    // A ring ends at once; the renewal timer would outlive a worker that cannot close.
    skipLockRenewal: true,
  });
  queue.on('error', onError);
  worker.on('error', onError);
  const pausing = pauseWhenRefused(worker);
  return {
    async set(at) {
      if (at === null) {
        await queue.removeJobScheduler(schedulerId);
        return;
      }
      const opts = { removeOnComplete: true, removeOnFail: true };
      const job = { name: schedulerId, opts };
      await queue.upsertJobScheduler(schedulerId, { pattern: String(Math.round(at)) }, job);
    },
    async [Symbol.asyncDispose]() {
      pausing[Symbol.dispose]();
      const close = async () => {
        // Without Redis, closing may never end: a pause stops the check for lost jobs first, and
        // connections are cut below.
        await worker.pause(true);
        await Promise.allSettled([worker.close(), queue.close()]);
      };
      const closed = close().catch(onError);
      await Promise.race([closed, wait(closeMs, undefined, { ref: false })]);
      for (const each of [producer, waiter]) endConnection(each);
    },
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import { type AdvancedOptions, Queue, Worker } from 'bullmq';
import { minutes, seconds } from '#core/duration.ts';
import type { Logger } from '#services/log/logger.ts';
import type { RedisAddress } from '#services/redis/address.ts';
import { createConnection, endConnection } from '#services/redis/connection.ts';
import type { Alarm } from './alarm.ts';
import { prefix } from './bullmq-queues.ts';
import { pauseWhenRefused } from './pause-when-refused.ts';

/** Beside the queues of the table: what is in it is no work, and only the host takes it out. */
const queueName = 'schedule';
/** One scheduler, however often and by however many starts it is set. */
const schedulerId = 'next-scan';

/** Where whoever was rung for ended before it could set the next time. */
const ringAgainMs = minutes(15);

/** How long waiting for a ring may take to end by itself. */
const closeMs = seconds(1);

/**
 * When a scheduler rings next. Its pattern is the moment that was planned, in epoch milliseconds:
 * a fixed interval could keep neither quiet hours nor what a person changes.
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
    // A ring is over at once; its timer would outlive a worker that cannot close.
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
      // Where Redis is away its end may never come: its look for lost jobs is stopped before, by a
      // pause, and connections are cut below.
      await worker.pause(true);
      await Promise.race([worker.close(), wait(closeMs, undefined, { ref: false })]);
      await queue.close();
      for (const each of [producer, waiter]) endConnection(each);
    },
  };
}

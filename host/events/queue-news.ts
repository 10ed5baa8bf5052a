import { seconds } from '#core/duration.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import { atMost } from './at-most.ts';
import type { Bus } from './bus.ts';

/** Counting asks Redis a few dozen things: once a second is often enough for an eye. */
const intervalMs = seconds(1);

export type QueueNews = Disposable & {
  /** Something moved that no job says: a queue was paused, jobs were forgotten. */
  readonly changed: () => void;
};

/** Tells how the queues stand while jobs move, and once more when they have settled. */
export function createQueueNews(
  bus: Bus,
  driver: Pick<Driver, 'subscribe' | 'counts'>,
  log: Logger,
): QueueNews {
  let counting: Promise<void> = Promise.resolve();

  const tell = async (): Promise<void> => {
    try {
      bus.publish('queues.changed', [...(await driver.counts())]);
    } catch (error) {
      // Redis is away: when it is back, jobs move again.
      log.debug('queues not counted', { error: String(error) });
    }
  };

  const telling = atMost(intervalMs, () => {
    counting = counting.then(tell);
  });
  const unsubscribe = [
    driver.subscribe(telling.ask),
    // What a run queues or removes is not a job's own word.
    bus.on('run.changed', telling.ask),
  ];
  return {
    changed: telling.ask,
    [Symbol.dispose]() {
      for (const each of unsubscribe) each();
      telling[Symbol.dispose]();
    },
  };
}

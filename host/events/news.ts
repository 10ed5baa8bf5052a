import { isDeepStrictEqual } from 'node:util';
import type { EventMap } from '#contract/api.ts';
import type { HealthView } from '#contract/health.ts';
import { seconds } from '#core/duration.ts';
import { parseJobId } from '#core/job.ts';
import { Topic } from '#core/topic.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import { jobRow } from '#workers/queues.ts';
import { atMost } from './at-most.ts';
import type { Bus } from './bus.ts';

/** Reports data that the pipeline stored, including by jobs retried after their run ended. */
export function followPipeline(
  driver: Pick<Driver, 'subscribe'>,
  revisions: Pick<DataRevisions, 'changed'>,
): Disposable {
  const unsubscribe = driver.subscribe(({ type, id }) => {
    const job = type === 'completed' ? parseJobId(id)?.job : undefined;
    if (job !== undefined) revisions.changed(jobRow(job).row.flow?.writes ?? []);
  });
  return { [Symbol.dispose]: unsubscribe };
}

/** Counting takes a few dozen Redis commands, and once a second is often enough to watch. */
const intervalMs = seconds(1);

export type QueueNews = Disposable & {
  /** A queue changed without a job event: it was paused, or jobs were deleted. */
  readonly changed: () => void;
};

/** Publishes the state of the queues while jobs move, and once more when they settle. */
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
      // Redis is away; once it is back, jobs move again.
      log.debug('queues not counted', { error: String(error) });
    }
  };

  const telling = atMost(intervalMs, () => {
    counting = counting.then(tell);
  });
  const unsubscribe = [
    driver.subscribe(telling.ask),
    // Queueing and removing jobs causes no job event.
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

const changeIntervalMs = 100;

/** Workers report their usage every two seconds. */
const usageIntervalMs = seconds(2);

export type HealthNews = Disposable & {
  readonly changed: () => void;
  /** Only the memory and processor use of workers changed. */
  readonly used: () => void;
};

export function createHealthNews(bus: Bus, look: () => HealthView): HealthNews {
  let told: HealthView | null = null;
  const tell = (): void => {
    const now = look();
    if (isDeepStrictEqual(now, told)) return;
    told = now;
    bus.publish('health.changed', now);
  };
  const changes = atMost(changeIntervalMs, tell);
  const usages = atMost(usageIntervalMs, tell);
  return {
    changed: changes.ask,
    used: usages.ask,
    [Symbol.dispose]() {
      changes[Symbol.dispose]();
      usages[Symbol.dispose]();
    },
  };
}

/** At most ten events a second. */
const revisionsIntervalMs = 100;

export type DataRevisions = Disposable & {
  /** These topics changed: clients that show them fetch again. */
  readonly changed: (topics: readonly Topic[]) => void;
  readonly current: () => EventMap['data.changed'];
};

/** Counts the changes of each topic since the host started, and publishes the counts. */
export function createDataRevisions(bus: Bus, host: string): DataRevisions {
  const revisions = new Map<Topic, number>(Topic.options.map((topic) => [topic, 0]));
  const current = (): EventMap['data.changed'] => ({
    host,
    revisions: Object.fromEntries(revisions) as Record<Topic, number>,
  });
  const telling = atMost(revisionsIntervalMs, () => bus.publish('data.changed', current()));
  return {
    changed(topics) {
      for (const topic of topics) revisions.set(topic, (revisions.get(topic) ?? 0) + 1);
      if (topics.length > 0) telling.ask();
    },
    current,
    [Symbol.dispose]: () => telling[Symbol.dispose](),
  };
}

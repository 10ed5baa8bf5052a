import type { EventMap } from '#contract/api.ts';
import { Topic } from '#core/topic.ts';
import { atMost } from './at-most.ts';
import type { Bus } from './bus.ts';

/** At most ten words a second about data that changed. */
const intervalMs = 100;

export type DataRevisions = Disposable & {
  /** What of the data is another now; clients that show it ask again. */
  readonly changed: (topics: readonly Topic[]) => void;
  readonly current: () => EventMap['data.changed'];
};

/** Counts the changes of each topic since the host started, and tells clients of them. */
export function createDataRevisions(bus: Bus, host: string): DataRevisions {
  const revisions = new Map<Topic, number>(Topic.options.map((topic) => [topic, 0]));
  const current = (): EventMap['data.changed'] => ({
    host,
    revisions: Object.fromEntries(revisions) as Record<Topic, number>,
  });
  const telling = atMost(intervalMs, () => bus.publish('data.changed', current()));
  return {
    changed(topics) {
      for (const topic of topics) revisions.set(topic, (revisions.get(topic) ?? 0) + 1);
      if (topics.length > 0) telling.ask();
    },
    current,
    [Symbol.dispose]: () => telling[Symbol.dispose](),
  };
}

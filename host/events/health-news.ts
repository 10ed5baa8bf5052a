import { isDeepStrictEqual } from 'node:util';
import type { HealthView } from '#contract/views/health.ts';
import { seconds } from '#core/duration.ts';
import { atMost } from './at-most.ts';
import type { Bus } from './bus.ts';

const changeIntervalMs = 100;

/** Each worker says every two seconds what it uses. */
const usageIntervalMs = seconds(2);

export type HealthNews = Disposable & {
  /** A part is another than it was. */
  readonly changed: () => void;
  /** Only what workers use. */
  readonly used: () => void;
};

/** Tells clients how the parts are, when that is news. */
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

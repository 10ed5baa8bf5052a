import { duration } from '#renderer/format.ts';
import type { QueueView, WorkerView } from '#renderer/model.ts';
import { labels } from '#renderer/strings/labels.ts';
import { queuesStrings } from '#renderer/strings/queues.ts';

/** Jobs in line from which a queue counts as the bottleneck. */
const many = 10;

/** The one line that says what matters: what is lost, paused, slow or failed; in that order. `failed`: jobs that failed by themselves. */
export function adviceFor(
  queues: readonly QueueView[],
  workers: readonly WorkerView[],
  failed: number,
): string {
  const lost = workers.find(({ state }) => state === 'gave_up');
  if (lost !== undefined) return queuesStrings.advice.lost(labels.queues[lost.queue]);
  const paused = queues.find(({ isPaused, waiting }) => isPaused && waiting > 0);
  if (paused !== undefined) return queuesStrings.advice.paused(labels.queues[paused.queue]);
  const slowest = queues.toSorted((a, b) => waitMs(b) - waitMs(a) || b.waiting - a.waiting)[0];
  if (slowest !== undefined && slowest.waiting >= many) {
    const ms = waitMs(slowest);
    return queuesStrings.advice.slow(
      labels.queues[slowest.queue],
      slowest.waiting,
      ms === 0 ? null : duration(ms),
    );
  }
  if (failed > 0) return queuesStrings.advice.failed(failed);
  const isBusy = queues.some(({ running, waiting }) => running + waiting > 0);
  return isBusy ? queuesStrings.advice.calm : queuesStrings.advice.idle;
}

/** How long what waits will take at the present rate, milliseconds; 0 where nobody can tell. */
const waitMs = ({ waiting, perMinute }: QueueView): number =>
  perMinute === null || perMinute === 0 ? 0 : (waiting / perMinute) * 60_000;

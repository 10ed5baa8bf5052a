import type { Worker } from 'bullmq';
import { seconds } from '#core/duration.ts';
import { isRefusal } from '#services/redis/failure.ts';

/** BullMQ asks again at once: thousands of times a second, of a Redis that is short of memory already. */
const pauseMs = seconds(3);

/**
 * Keeps a worker from asking a Redis that refuses (full, read-only, its disk full) for more work, a few
 * seconds at a time. Jobs under way go on. Dispose before the worker is closed.
 */
export function pauseWhenRefused(worker: Pick<Worker, 'on' | 'pause' | 'resume'>): Disposable {
  let timer: NodeJS.Timeout | null = null;
  let isOver = false;
  worker.on('error', (error) => {
    if (isOver || timer !== null || !isRefusal(error)) return;
    timer = setTimeout(() => {
      timer = null;
      void worker.resume();
    }, pauseMs);
    void worker.pause(true);
  });
  return {
    [Symbol.dispose]() {
      isOver = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

import type { JobProgress } from '#core/job.ts';

const intervalMs = 100;

export type ProgressSender = Disposable & {
  readonly report: (fraction: number, step: string) => void;
};

/**
 * Sends at most ten reports a second, the first after a tenth of a second: most jobs of a small
 * company end before it, and each report costs six commands of Redis. A job that goes on always
 * sends its last one.
 */
export function coalesceProgress(send: (progress: JobProgress) => void): ProgressSender {
  let waiting: Omit<JobProgress, 'at'> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const flush = () => {
    timer = null;
    if (waiting === null) return;
    const at = performance.timeOrigin + performance.now();
    send({ ...waiting, at });
    waiting = null;
  };

  return {
    report(fraction, step) {
      waiting = { fraction: Math.min(1, Math.max(0, fraction)), step };
      timer ??= setTimeout(flush, intervalMs);
    },
    /** Drops a waiting report: the job's end says more. */
    [Symbol.dispose]() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      waiting = null;
    },
  };
}

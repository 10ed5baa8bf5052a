import type { JobProgress } from '#core/job.ts';

const intervalMs = 100;

export type ProgressSender = Disposable & {
  readonly report: (fraction: number, step: string) => void;
};

/** Sends the first report at once, then at most ten a second, and always the last one. */
export function coalesceProgress(send: (progress: JobProgress) => void): ProgressSender {
  let waiting: Omit<JobProgress, 'at'> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const flush = () => {
    timer = null;
    if (waiting === null) return;
    const at = performance.timeOrigin + performance.now();
    send({ ...waiting, at });
    waiting = null;
    timer = setTimeout(flush, intervalMs);
  };

  return {
    report(fraction, step) {
      waiting = { fraction: Math.min(1, Math.max(0, fraction)), step };
      if (timer === null) flush();
    },
    /** Drops a waiting report: the job's end says more. */
    [Symbol.dispose]() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      waiting = null;
    },
  };
}

import type { JobContext, Piece } from '#workers/define-queue.ts';
import { silentLog } from './silent-log.ts';

export type WatchedContext = JobContext & {
  readonly steps: readonly string[];
  readonly fractions: readonly number[];
  readonly queued: readonly Piece[];
};

/** A context for one job, without a driver. */
export function jobContext({ signal }: { readonly signal?: AbortSignal } = {}): WatchedContext {
  const steps: string[] = [];
  const fractions: number[] = [];
  const queued: Piece[] = [];
  return {
    signal: signal ?? new AbortController().signal,
    progress: (fraction, step) => {
      fractions.push(fraction);
      steps.push(step);
    },
    enqueue: async (pieces) => void queued.push(...pieces),
    log: silentLog,
    steps,
    fractions,
    queued,
  };
}

export const jobSubject = {
  runId: 'run1',
  userId: 'local_user',
  companyId: 'acme',
  companyUrl: 'https://acme.example/careers',
};

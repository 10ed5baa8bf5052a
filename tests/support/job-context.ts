import type { JobContext } from '#workers/define-queue.ts';
import type { FlowJob } from '#workers/flow.ts';
import { silentLog } from './silent-log.ts';

/** What a processor is given, and what it did with it. */
export type WatchedContext = JobContext & {
  readonly steps: readonly string[];
  readonly fractions: readonly number[];
  readonly queued: readonly FlowJob[];
};

/** A context for one job, without a driver. */
export function jobContext({ signal }: { readonly signal?: AbortSignal } = {}): WatchedContext {
  const steps: string[] = [];
  const fractions: number[] = [];
  const queued: FlowJob[] = [];
  return {
    signal: signal ?? new AbortController().signal,
    progress: (fraction, step) => {
      fractions.push(fraction);
      steps.push(step);
    },
    enqueue: async (flows) => void queued.push(...flows),
    log: silentLog,
    steps,
    fractions,
    queued,
  };
}

/** What every job about a company carries. */
export const jobSubject = {
  runId: 'run1',
  userId: 'local_user',
  companyId: 'acme',
  companyUrl: 'https://acme.example/careers',
};

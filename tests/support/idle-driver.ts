import { AppError } from '#core/errors.ts';
import type { Driver, JobEvent, JobRecord } from '#workers/drivers/driver.ts';
import type { FlowJob } from '#workers/flow.ts';
import { jobRow, queueNames } from '#workers/queues.ts';

export const jobRecord = (said: Partial<JobRecord> = {}): JobRecord => {
  const job = said.job ?? 'store_job_data';
  return {
    id: 's-run1-acme',
    queue: jobRow(job).queue,
    job,
    payload: {},
    status: 'waiting',
    progress: null,
    attempts: 0,
    createdAt: 0,
    startedAt: null,
    endedAt: null,
    result: null,
    error: null,
    stack: null,
    ...said,
  };
};

export type IdleDriver = Driver & {
  readonly added: FlowJob[];
  readonly cancelled: { readonly runId: string; readonly roots: readonly string[] }[];
  readonly removed: string[];
  readonly retried: string[];
  readonly forgotten: string[];
  readonly listeners: Set<(event: JobEvent) => void>;
  readonly tell: (event: JobEvent) => void;
};

/** Accepts flows and does nothing; knows only the jobs of the test. */
export function idleDriver(jobs: readonly JobRecord[] = []): IdleDriver {
  const added: FlowJob[] = [];
  const cancelled: { runId: string; roots: readonly string[] }[] = [];
  const removed: string[] = [];
  const retried: string[] = [];
  const forgotten: string[] = [];
  const listeners = new Set<(event: JobEvent) => void>();
  return {
    kind: 'in_process',
    added,
    cancelled,
    removed,
    retried,
    forgotten,
    listeners,
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
    add: async (flows) => void added.push(...flows),
    cancelRun: async (runId, roots) => void cancelled.push({ runId, roots }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onReconnect: () => () => undefined,
    getJob: async (id) => jobs.find((job) => job.id === id) ?? null,
    listJobs: async ({ statuses, queue, limit }) =>
      jobs
        .filter(({ status }) => statuses?.includes(status) ?? true)
        .filter((job) => queue === undefined || job.queue === queue)
        .slice(0, limit),
    counts: async () =>
      queueNames.map((queue) => ({
        queue,
        isPaused: false,
        waiting: 0,
        delayed: 0,
        running: 0,
        completed: 0,
        failed: 0,
        perMinute: null,
        oldestWaitMs: null,
      })),
    retry: async (id) => {
      if (jobs.every((job) => job.id !== id)) throw new AppError('unknown_job', { id });
      retried.push(id);
    },
    remove: async (id) => {
      const job = jobs.find((each) => each.id === id);
      if (job === undefined || job.endedAt === null) throw new AppError('unknown_job', { id });
      removed.push(id);
    },
    pause: async () => undefined,
    resume: async () => undefined,
    clean: async () => jobs.length,
    forget: async (ids) => void forgotten.push(...ids),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

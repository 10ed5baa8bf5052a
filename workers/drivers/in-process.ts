import { AppError, toAppError } from '#core/errors.ts';
import { type JobProgress, type JobStatus, jobId, parseJobId, type QueueName } from '#core/job.ts';
import type { Logger } from '#services/log/logger.ts';
import { isLookUp } from '../define-queue.ts';
import { type FlowJob, flowOf, jobsOf, pieceFlow } from '../flow.ts';
import { jobRow, openProcessors, queueNames, queueRow } from '../queues.ts';
import { runJob } from '../run-job.ts';
import { coalesceProgress } from './coalesce-progress.ts';
import type { Driver, JobEvent } from './driver.ts';
import { stackOf } from './failure.ts';
import { createEntry, type Entry, toRecord } from './in-process-entry.ts';
import { createOpenedQueues, type OpenProcessors } from './opened-queues.ts';
import { nextTry, retryStep } from './retry.ts';
import type { WorkerOptions } from './worker-options.ts';

const keptFlows = 500;

export type InProcessDriver = Driver & {
  /** The next jobs of these queues use the options at that time. */
  readonly reopen: (queues: readonly QueueName[]) => void;
};

/**
 * The driver without Redis: the same table and processors in this process. It does order, retries
 * and cancel, nothing else. Its queue is lost with the process, and rebuilt from the database.
 * Reads `options` when it opens a queue's processors: the table's own unless a test has others.
 * `untilUsable`: a job waits for it before it begins, such as for a model that is loading.
 */
export function openInProcessDriver(
  options: () => WorkerOptions,
  log: Logger,
  open: OpenProcessors = (queue) => openProcessors(queue, options(), log),
  untilUsable: (queue: QueueName, signal: AbortSignal) => Promise<void> = async () => undefined,
): InProcessDriver {
  const entries = new Map<string, Entry>();
  const openedQueues = createOpenedQueues(open, log);
  const running = new Map<QueueName, number>(queueNames.map((name) => [name, 0]));
  const paused = new Set<QueueName>();
  const listeners = new Set<(event: JobEvent) => void>();
  const work = new Set<Promise<void>>();
  const cancelled = new Set<string>();
  let isClosed = false;

  const publish = (event: JobEvent) => {
    for (const listener of listeners) listener(event);
  };

  const addEntry = (flow: FlowJob, parent: Entry | null): void => {
    if (entries.has(flow.id)) return;
    const entry = createEntry(flow, parent);
    entries.set(flow.id, entry);
    if (flow.child !== undefined) addEntry(flow.child, entry);
  };

  const pump = (queue: QueueName): void => {
    if (isClosed || paused.has(queue)) return;
    for (const entry of entries.values()) {
      if ((running.get(queue) ?? 0) >= queueRow(queue).concurrency) return;
      if (entry.queue !== queue || entry.status !== 'waiting' || !entry.isReady) continue;
      entry.status = 'running';
      running.set(queue, (running.get(queue) ?? 0) + 1);
      const done = start(entry).finally(() => {
        running.set(queue, (running.get(queue) ?? 1) - 1);
        work.delete(done);
        pump(queue);
      });
      work.add(done);
    }
  };

  const start = async (entry: Entry): Promise<void> => {
    const { flow } = entry;
    entry.attempts += 1;
    entry.startedAt = Date.now();
    const abort = new AbortController();
    entry.abort = abort;
    publish({ type: 'started', id: flow.id });
    using progress = coalesceProgress((value) => tell(entry, value));
    try {
      await untilUsable(entry.queue, abort.signal);
      await using use = await openedQueues.use(entry.queue);
      const payload =
        flow.child === undefined ? flow.payload : { ...flow.payload, upstream: entry.upstream };
      entry.result = await runJob(use.opened, flow.job, payload, {
        signal: abort.signal,
        progress: progress.report,
        enqueue: async (pieces) => add(pieces.map(pieceFlow)),
        log,
      });
      complete(entry);
    } catch (error) {
      fail(entry, toAppError(error));
    }
  };

  const tell = (entry: Entry, progress: JobProgress): void => {
    entry.progress = progress;
    publish({ type: 'progress', id: entry.flow.id, progress });
  };

  /** Drops the oldest finished flows: a host may run for months. */
  const forgetOldest = (): void => {
    const over = [...entries.values()].filter(isOverRoot);
    for (const { flow } of over.slice(0, -keptFlows)) {
      for (const job of jobsOf(flow)) entries.delete(job.id);
    }
  };

  const forgetLookUp = ({ flow }: Entry): void => {
    if (isLookUp(jobRow(flow.job).row)) entries.delete(flow.id);
  };

  const isOverRoot = ({ parent, endedAt }: Entry): boolean =>
    endedAt !== null && (parent === null || !entries.has(parent.flow.id));

  const complete = (entry: Entry): void => {
    entry.status = 'completed';
    entry.endedAt = Date.now();
    if (entry.parent !== null) {
      entry.parent.upstream = entry.result;
      entry.parent.isReady = true;
    }
    publish({ type: 'completed', id: entry.flow.id, result: entry.result });
    forgetLookUp(entry);
    if (entry.parent !== null) pump(entry.parent.queue);
  };

  const fail = (entry: Entry, error: AppError): void => {
    const next = nextTry({
      error,
      retryDelaysMs: queueRow(entry.queue).retryDelaysMs,
      scale: options().settings.retryDelayScale,
      failures: entry.failures,
      putOffs: entry.attempts - entry.failures - 1,
      chance: Math.random(),
    });
    if (next.kind !== 'put-off') entry.stack = stackOf(error);
    if (next.kind === 'stop' || isClosed) {
      settleFailed(entry, error);
      return;
    }
    if (next.kind === 'retry') entry.failures += 1;
    entry.status = 'delayed';
    const at = performance.timeOrigin + performance.now();
    tell(entry, { fraction: 0, step: retryStep(error, next.delayMs), at });
    entry.timer = setTimeout(() => {
      entry.status = 'waiting';
      pump(entry.queue);
    }, next.delayMs);
  };

  const settleFailed = (entry: Entry, error: AppError): void => {
    if (entry.timer !== null) clearTimeout(entry.timer);
    entry.status = 'failed';
    entry.endedAt = Date.now();
    entry.error = error;
    publish({ type: 'failed', id: entry.flow.id, error });
    forgetLookUp(entry);
    if (entry.parent !== null) settleFailed(entry.parent, error);
  };

  const isCancelled = ({ id }: FlowJob): boolean => cancelled.has(parseJobId(id)?.runId ?? '');

  const add = (flows: readonly FlowJob[]): void => {
    forgetOldest();
    for (const flow of flows) if (!isCancelled(flow)) addEntry(flow, null);
    for (const queue of queueNames) pump(queue);
  };

  const settle = (keep: (entry: Entry) => boolean): number => {
    const gone = [...entries.values()].filter((entry) => !keep(entry));
    for (const entry of gone) entries.delete(entry.flow.id);
    return gone.length;
  };

  return {
    kind: 'in_process',
    add: async (flows) => add(flows),
    async cancelRun(runId) {
      cancelled.add(runId);
      for (const entry of entries.values()) {
        if (parseJobId(entry.flow.id)?.runId !== runId || entry.endedAt !== null) continue;
        if (entry.status === 'running') entry.abort?.abort();
        else settleFailed(entry, new AppError('cancelled', {}));
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onReconnect: () => () => undefined,
    getJob: async (id) => {
      const entry = entries.get(id);
      return entry === undefined ? null : toRecord(entry);
    },
    listJobs: async ({ statuses, queue, limit }) =>
      [...entries.values()]
        .filter((entry) => statuses?.includes(entry.status) ?? true)
        .filter((entry) => queue === undefined || entry.queue === queue)
        .reverse()
        .slice(0, limit)
        .map(toRecord),
    counts: async () =>
      queueNames.map((queue) => {
        const own = [...entries.values()].filter((entry) => entry.queue === queue);
        const count = (status: JobStatus) => own.filter((entry) => entry.status === status).length;
        const oldest = own.find((entry) => entry.status === 'waiting' && entry.isReady);
        return {
          queue,
          isPaused: paused.has(queue),
          waiting: count('waiting'),
          delayed: count('delayed'),
          running: count('running'),
          completed: count('completed'),
          failed: count('failed'),
          perMinute: null,
          oldestWaitMs: oldest === undefined ? null : Date.now() - oldest.createdAt,
        };
      }),
    async retry(id) {
      const key = parseJobId(id);
      if (key === null || entries.get(id)?.status !== 'failed') {
        throw new AppError('unknown_job', { id });
      }
      const root = entries.get(flowOf(key).map(jobId).at(-1) ?? '');
      if (root === undefined) throw new AppError('unknown_job', { id });
      settle((entry) => !jobsOf(root.flow).some((job) => job.id === entry.flow.id));
      add([root.flow]);
    },
    async remove(id) {
      const entry = entries.get(id);
      if (entry === undefined || entry.endedAt === null) throw new AppError('unknown_job', { id });
      entries.delete(id);
    },
    async pause(queue) {
      paused.add(queue);
    },
    async resume(queue) {
      paused.delete(queue);
      pump(queue);
    },
    clean: async (queue) => settle((entry) => entry.queue !== queue || entry.endedAt === null),
    async forget(ids) {
      const chains = ids.flatMap((id) => {
        const entry = entries.get(id);
        return entry === undefined ? [id] : jobsOf(entry.flow).map((job) => job.id);
      });
      settle((entry) => !chains.includes(entry.flow.id));
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      for (const entry of entries.values()) {
        if (entry.timer !== null) clearTimeout(entry.timer);
        entry.abort?.abort();
      }
      await Promise.all(work);
      await openedQueues[Symbol.asyncDispose]();
    },
    reopen(queues) {
      for (const queue of queues) openedQueues.renew(queue);
    },
  };
}

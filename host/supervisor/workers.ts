import type { HealthView } from '#contract/health.ts';
import { AppError } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { LogDestination, Logger } from '#services/log/logger.ts';
import type { RedisAddress } from '#services/redis/address.ts';
import type { WorkerOptions } from '#workers/drivers/worker-options.ts';
import { queueNames } from '#workers/queues.ts';
import { firstWorkerFirst } from './demand.ts';
import type { Launcher } from './launcher.ts';
import type { ChildState, Demand } from './supervisor.ts';
import { superviseWorker, type WorkerUsage, workerStopMs } from './worker-child.ts';

export type WorkerState = HealthView['workers'][number];

export type Workers = AsyncDisposable & {
  readonly list: () => readonly WorkerState[];
  /** One error for each worker that does not answer, or has not recovered yet. */
  readonly hung: () => readonly AppError[];
  /**
   * Ends these workers; those that are wanted start again with the current options. Resolves when
   * the old ones have ended.
   */
  readonly restart: (queues: readonly QueueName[]) => Promise<void>;
};

/** Small heaps: a worker handles one company's listing at a time, and four share a laptop. */
export const nodeFlags = ['--max-semi-space-size=2', '--max-old-space-size=1024'];

/** With one arena per thread, glibc would keep freed memory: 15 MB per worker. */
export const oneArena = { MALLOC_ARENA_MAX: '1' };

/**
 * Starts one process per queue while there is demand. Each begins to work when `start` gives its
 * options.
 */
export function startWorkers(deps: {
  readonly launcher: Launcher;
  readonly entry: URL | string;
  readonly demand: Demand;
  /** May want less than all workers together are wanted. */
  readonly demandFor: (queue: QueueName, demand: Demand) => Demand;
  readonly start: () => Promise<{
    readonly address: RedisAddress;
    readonly options: WorkerOptions;
  }>;
  readonly onChange: () => void;
  readonly onUsage: () => void;
  /** A worker is not restarted any more: work that needs its queue cannot be done. */
  readonly onGivenUp: (queue: QueueName, error: AppError) => void;
  readonly log: Logger;
  readonly output: LogDestination;
}): Workers {
  const { launcher, entry, onChange, onUsage, log, output, onGivenUp } = deps;
  const start = async () => ({ type: 'start', ...(await deps.start()) });
  const restarts = new Map<QueueName, number>();
  const hung = createHungList();
  const usages = new Map<QueueName, WorkerUsage>();
  const order = firstWorkerFirst(deps.demand);
  const children = queueNames.map((queue, place) => ({
    queue,
    child: superviseWorker({
      queue,
      launcher,
      entry,
      env: { ...oneArena, ...process.env },
      execArgv: nodeFlags,
      demand: place === 0 ? deps.demand : deps.demandFor(queue, order.later),
      start,
      output,
      onUsage(usage) {
        usages.set(queue, usage);
        onUsage();
      },
      onState(state) {
        if (place === 0) order.firstIs(state);
        if (state.kind !== 'ready') usages.delete(queue);
        hung.told(queue, state);
        if (state.kind === 'silent') log.warn('worker does not answer', { queue });
        if (state.kind === 'restarting') {
          restarts.set(queue, (restarts.get(queue) ?? 0) + 1);
          log.warn('worker is started again', { queue, reason: state.reason });
        }
        if (state.kind === 'gave-up') {
          log.error('worker given up', { queue, reason: state.reason });
          onGivenUp(queue, new AppError('worker_given_up', { queue, reason: state.reason }));
        }
        onChange();
      },
    }),
  }));
  return {
    list: () =>
      children.map(({ queue, child }) => {
        const { kind } = child.state();
        return {
          queue,
          state: kind === 'gave-up' ? 'gave_up' : kind,
          pid: child.child()?.pid ?? null,
          restarts: restarts.get(queue) ?? 0,
          rssBytes: usages.get(queue)?.rssBytes ?? null,
          cpu: usages.get(queue)?.cpu ?? null,
        };
      }),
    hung: hung.errors,
    async restart(queues) {
      const named = children.filter(({ queue }) => queues.includes(queue));
      await Promise.all(named.map(({ child }) => child.restart(workerStopMs)));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(children.map(({ child }) => child.stop(workerStopMs)));
    },
  };
}

/** The workers that do not answer. One counts until it is ready again, or rests, or is no longer tried. */
export function createHungList() {
  const queues = new Set<QueueName>();
  return {
    told(queue: QueueName, { kind }: ChildState): void {
      if (kind === 'silent') queues.add(queue);
      else if (kind !== 'starting' && kind !== 'restarting') queues.delete(queue);
    },
    errors: (): readonly AppError[] =>
      [...queues].map((queue) => new AppError('worker_hung', { queue })),
  };
}

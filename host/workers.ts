import type { HealthView } from '#contract/views/health.ts';
import { AppError } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { LogDestination } from '#services/log/destination.ts';
import type { Logger } from '#services/log/logger.ts';
import type { RedisAddress } from '#services/redis/address.ts';
import type { WorkerOptions } from '#workers/drivers/worker-options.ts';
import { queueNames } from '#workers/queues.ts';
import type { Launcher } from './supervisor/launcher.ts';
import { superviseWorker, workerStopMs } from './supervisor/worker-child.ts';

export type WorkerState = HealthView['workers'][number];

export type Workers = AsyncDisposable & {
  readonly list: () => readonly WorkerState[];
};

/** Small heaps: a worker handles one company's listing at a time, and four of them share a laptop. */
const nodeFlags = ['--max-semi-space-size=2', '--max-old-space-size=1024'];

/** glibc would give each thread an arena of its own and keep what is freed there: 15 MB a worker. */
const oneArena = { MALLOC_ARENA_MAX: '1' };

/**
 * Starts one process per queue, at once; each begins to work when `redis` is there and goes on
 * until this is disposed of.
 */
export function startWorkers(deps: {
  readonly launcher: Launcher;
  readonly entry: URL | string;
  readonly redis: Promise<{ readonly address: RedisAddress; readonly options: WorkerOptions }>;
  readonly onChange: () => void;
  /** It will not be started again: what needs it cannot be done. */
  readonly onGivenUp: (queue: QueueName, error: AppError) => void;
  readonly log: Logger;
  readonly output: LogDestination;
}): Workers {
  const { launcher, entry, redis, onChange, log, output, onGivenUp } = deps;
  const start = redis.then((message) => ({ type: 'start', ...message }));
  const restarts = new Map<string, number>();
  const children = queueNames.map((queue) => ({
    queue,
    child: superviseWorker({
      queue,
      launcher,
      entry,
      env: { ...oneArena, ...process.env },
      execArgv: nodeFlags,
      start,
      output,
      onState(state) {
        if (state.kind === 'restarting') restarts.set(queue, (restarts.get(queue) ?? 0) + 1);
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
        };
      }),
    async [Symbol.asyncDispose]() {
      await Promise.all(children.map(({ child }) => child.stop(workerStopMs)));
    },
  };
}

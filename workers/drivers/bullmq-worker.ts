import { DelayedError, FlowProducer, type Job, UnrecoverableError, Worker } from 'bullmq';
import { AppError, toAppError } from '#core/errors.ts';
import { JobName, type QueueName } from '#core/job.ts';
import type { Logger } from '#services/log/logger.ts';
import type { RedisAddress } from '#services/redis/address.ts';
import { createConnection, endConnection } from '#services/redis/connection.ts';
import { watchCancels } from '../control.ts';
import type { JobRows, OpenedQueue } from '../define-queue.ts';
import { pieceFlow } from '../flow.ts';
import { flows, jobRow, queueRow } from '../queues.ts';
import { runJob, shutdown } from '../run-job.ts';
import {
  addFlows,
  maxStalledCount,
  prefix,
  queueOptions,
  stalledAfterMs,
} from './bullmq-queues.ts';
import { coalesceProgress } from './coalesce-progress.ts';
import { encodeFailure, stackOf } from './failure.ts';
import { freeLostJobs } from './free-lost-jobs.ts';
import { pauseWhenRefused } from './patience.ts';
import { nextTry, retryStep } from './retry.ts';

export type WorkerRequest = {
  readonly queue: QueueName;
  readonly opened: OpenedQueue<JobRows>;
  readonly address: RedisAddress;
  readonly retryDelayScale: number;
  readonly log: Logger;
};

export type RunningWorker = {
  /** Finishes as many jobs as the time allows, puts the rest back in line, and ends. */
  readonly stop: (graceMs: number) => Promise<void>;
};

/** Does one queue's jobs with BullMQ until it is stopped; resolves once it takes jobs. */
export async function startBullmqWorker(request: WorkerRequest): Promise<RunningWorker> {
  const { queue, opened, address, log, retryDelayScale } = request;
  const row = queueRow(queue);
  const connections = (['worker', 'worker', 'producer'] as const).map((role) =>
    createConnection(address, role, (error) => log.debug('redis', { error: error.message })),
  );
  const [connection, subscriber, producer] = connections as [Connection, Connection, Connection];
  const producerOfFlows = new FlowProducer({ connection: producer, prefix });
  producerOfFlows.on('error', (error) => log.warn('flow producer', { error: error.message }));
  const active = new Map<string, { runId: string; abort: AbortController }>();
  const retryDelays = new Map<string, number>();
  // For all jobs, also one that arrives while others already go back in line.
  const leaving = new AbortController();

  const cancels = await watchCancels(
    subscriber,
    connection,
    (runId) => {
      for (const job of active.values()) if (job.runId === runId) job.abort.abort();
    },
    (error) => log.warn('cancelled runs not read', { error: String(error) }),
  );

  // BullMQ passes a signal only to a processor that declares three parameters.
  const processor = async (job: Job, token: string | undefined, signal?: AbortSignal) => {
    const id = job.id ?? '';
    const runId = String(job.data.runId ?? '');
    if (cancels.isCancelled(runId)) throw unrecoverable(new AppError('cancelled', {}));
    const abort = new AbortController();
    const reasons = [abort.signal, leaving.signal, ...(signal === undefined ? [] : [signal])];
    const stop = AbortSignal.any(reasons);
    active.set(id, { runId, abort });
    using progress = coalesceProgress((value) => {
      job.updateProgress(value).catch((error: unknown) => {
        log.debug('progress not sent', { id, error: String(error) });
      });
    });
    try {
      return await runJob(opened, JobName.parse(job.name), await withUpstream(job), {
        signal: stop,
        progress: progress.report,
        enqueue: (pieces) => addFlows(producerOfFlows, pieces.map(pieceFlow)),
        log,
      });
    } catch (error) {
      return await fail(job, token, stop, toAppError(error));
    } finally {
      active.delete(id);
    }
  };

  const fail = async (
    job: Job,
    token: string | undefined,
    signal: AbortSignal,
    error: AppError,
  ) => {
    if (signal.reason === shutdown) {
      await job.moveToDelayed(Date.now(), token);
      throw new DelayedError();
    }
    const next = nextTry({
      error,
      retryDelaysMs: row.retryDelaysMs,
      scale: retryDelayScale,
      failures: job.attemptsMade,
      putOffs: job.attemptsStarted - job.attemptsMade - 1,
      chance: Math.random(),
    });
    log.info('job failed', { id: job.id, code: error.code, error: error.message, next: next.kind });
    if (next.kind === 'stop') throw unrecoverable(error);
    const step = retryStep(error, next.delayMs);
    await job.updateProgress({ fraction: 0, step, at: performance.timeOrigin + performance.now() });
    if (next.kind === 'put-off') {
      await job.moveToDelayed(Date.now() + next.delayMs, token);
      throw new DelayedError();
    }
    retryDelays.set(job.id ?? '', next.delayMs);
    throw Object.assign(new Error(encodeFailure(error)), { stack: stackOf(error) });
  };

  await freeLostJobs(queue, address, connection);
  const worker = new Worker(queue, processor, {
    ...queueOptions,
    ...stalledAfterMs,
    connection,
    maxStalledCount,
    concurrency: row.concurrency,
    metrics: { maxDataPoints: 60 },
    settings: {
      backoffStrategy: (_made, _type, _error, job) => {
        const id = job?.id ?? '';
        const delayMs = retryDelays.get(id) ?? 0;
        retryDelays.delete(id);
        return delayMs;
      },
    },
  });
  const pausing = pauseWhenRefused(worker);
  worker.on('error', (error) => log.warn('worker', { queue, error: error.message }));
  await worker.waitUntilReady();

  return {
    async stop(graceMs) {
      pausing[Symbol.dispose]();
      const force = setTimeout(() => leaving.abort(shutdown), graceMs);
      const close = async () => {
        await worker.close();
        await producerOfFlows.close();
      };
      // Without Redis nothing goes back in line: locks run out, and the jobs run again.
      const away = untilAway(connection, heardEveryMs);
      await Promise.race([close(), away.promise]);
      away[Symbol.dispose]();
      clearTimeout(force);
      for (const each of connections) endConnection(each);
    },
  };
}

type Connection = ReturnType<typeof createConnection>;

/** How often a stopping worker checks whether Redis is there. */
const heardEveryMs = 300;

/**
 * Resolves once Redis has missed two pings in a row: a single miss may be our own busy loop.
 * Dispose to stop.
 */
function untilAway(redis: Connection, everyMs: number) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let misses = 0;
  const ask = () => {
    if (misses === 2) resolve();
    misses += 1;
    redis.ping().then(
      () => {
        misses = 0;
      },
      // A cut connection is as silent as a hanging one.
      () => undefined,
    );
  };
  ask();
  const timer = setInterval(ask, everyMs);
  return { promise, [Symbol.dispose]: () => clearInterval(timer) };
}

async function withUpstream(job: Job): Promise<unknown> {
  const after = jobRow(JobName.parse(job.name)).row.flow?.after;
  // A first job waits for no other, so there is nothing to ask for.
  if (after === undefined || after in flows) return job.data;
  const [upstream] = Object.values(await job.getChildrenValues());
  return upstream === undefined ? job.data : { ...job.data, upstream };
}

/** BullMQ keeps the stack too: it should point to the failure, not here. */
const unrecoverable = (error: AppError): UnrecoverableError =>
  Object.assign(new UnrecoverableError(encodeFailure(error)), { stack: stackOf(error) });

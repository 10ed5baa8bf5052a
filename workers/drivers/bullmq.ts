import { setTimeout as wait } from 'node:timers/promises';
import { FlowProducer, Queue, QueueEvents } from 'bullmq';
import { AppError } from '#core/errors.ts';
import { JobProgress, jobId, parseJobId, type QueueName } from '#core/job.ts';
import type { Logger } from '#services/log/logger.ts';
import type { RedisAddress } from '#services/redis/address.ts';
import { createConnection, endConnection } from '#services/redis/connection.ts';
import { announceCancel } from '../control.ts';
import { type FlowJob, flowFrom, flowOf, jobsOf } from '../flow.ts';
import { jobRow, queueNames } from '../queues.ts';
import { addFlows, prefix, queueOptions } from './bullmq-queues.ts';
import { countJobs, listJobs, settledRecord } from './bullmq-records.ts';
import type { Driver, JobEvent } from './driver.ts';
import { decodeFailure } from './failure.ts';
import { patiently as askPatiently } from './patience.ts';

/** `clean` deletes up to this many finished jobs of a kind at once. */
const cleanLimit = 100_000;

/**
 * The driver over Redis: queues, flows and events of BullMQ. Calls wait a moment for a Redis that
 * is away, and throw the `redis_…` error that explains its silence or refusal.
 */
export async function openBullmqDriver(address: RedisAddress, log: Logger): Promise<Driver> {
  const onError = (error: Error) => log.debug('redis', { error: error.message });
  const closing = new AbortController();
  const patiently = <T>(ask: () => Promise<T>) => askPatiently(ask, closing.signal);
  const connection = createConnection(address, 'producer', onError);
  const producer = new FlowProducer({ connection, prefix });
  const queues = new Map<QueueName, Queue>(
    queueNames.map((name) => [name, new Queue(name, { connection, ...queueOptions })]),
  );
  const queueOf = (name: QueueName): Queue => queues.get(name) as Queue;
  const listeners = new Set<(event: JobEvent) => void>();
  const publish = (event: JobEvent) => {
    for (const listener of listeners) listener(event);
  };
  const eventConnections = queueNames.map(() => createConnection(address, 'events', onError));
  const events = await Promise.all(
    queueNames.map(async (name, i) => {
      const eventConnection = eventConnections[i] as ReturnType<typeof createConnection>;
      const after = await patiently(() => newestEvent(connection, queueOf(name).toKey('events')));
      return followQueue(name, eventConnection, after, log, publish);
    }),
  );
  producer.on('error', onError);
  for (const queue of queues.values()) queue.on('error', onError);
  await Promise.all(events.map((each) => each.waitUntilReady()));

  const find = async (id: string) => {
    const key = parseJobId(id);
    if (key === null) return null;
    return (await queueOf(jobRow(key.job).queue).getJob(id)) ?? null;
  };

  const removeJob = async (id: string, { removeChildren }: { removeChildren: boolean }) => {
    const key = parseJobId(id);
    if (key === null) return;
    await patiently(() => queueOf(jobRow(key.job).queue).remove(id, { removeChildren }));
  };

  const forget = async (ids: readonly string[]) => {
    await Promise.all(ids.map((id) => removeJob(id, { removeChildren: true })));
  };

  const flowOfFailed = async (id: string): Promise<FlowJob> => {
    const key = parseJobId(id);
    if (key === null || !(await (await find(id))?.isFailed())) {
      throw new AppError('unknown_job', { id });
    }
    const keys = flowOf(key);
    const jobs = await Promise.all(keys.map((each) => find(jobId(each))));
    if (jobs.includes(null)) throw new AppError('unknown_job', { id });
    return flowFrom(keys.map((each, i) => [each, jobs[i]?.data ?? {}]));
  };

  return {
    kind: 'redis',
    add: (flows) => addFlows(producer, flows, closing.signal),
    async cancelRun(runId, roots) {
      await patiently(() => announceCancel(connection, runId));
      // A flow with an active job is locked and stays: that job fails on its own, as its worker is
      // notified.
      await Promise.allSettled(roots.map((id) => forget([id])));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onReconnect(listener) {
      connection.on('ready', listener);
      return () => connection.off('ready', listener);
    },
    getJob: (id) =>
      patiently(async () => {
        const job = await find(id);
        return job === null ? null : await settledRecord(job, () => find(id));
      }),
    listJobs: ({ queue, ...filter }) =>
      patiently(() =>
        listJobs(queue === undefined ? [...queues.values()] : [queueOf(queue)], filter),
      ),
    counts: () => patiently(() => Promise.all([...queues.values()].map(countJobs))),
    async retry(id) {
      const flow = await patiently(() => flowOfFailed(id));
      await forget(jobsOf(flow).map((job) => job.id));
      await addFlows(producer, [flow], closing.signal);
    },
    async remove(id) {
      const isOver = await patiently(async () => {
        const job = await find(id);
        return (await job?.isFailed()) || (await job?.isCompleted());
      });
      if (!isOver) throw new AppError('unknown_job', { id });
      await removeJob(id, { removeChildren: false });
    },
    pause: (name) => patiently(() => queueOf(name).pause()),
    resume: (name) => patiently(() => queueOf(name).resume()),
    async clean(name) {
      const clean = (state: 'completed' | 'failed') =>
        patiently(() => queueOf(name).clean(0, cleanLimit, state));
      return (await clean('completed')).length + (await clean('failed')).length;
    },
    forget,
    async [Symbol.asyncDispose]() {
      closing.abort();
      // If Redis is away or silent, closing a connection may never end: it is cut.
      const closers = [...events, ...queues.values(), producer];
      const closed = Promise.allSettled(closers.map((each) => each.close()));
      await Promise.race([closed, wait(closeMs, undefined, { ref: false })]);
      for (const each of [connection, ...eventConnections]) endConnection(each);
    },
  };
}

/** How long connections may take to close. */
const closeMs = 500;

/**
 * The id of the last event of a queue. BullMQ listens from "$" by default, meaning "after this
 * call": it would miss an event between two calls, such as around a lost connection.
 */
async function newestEvent(
  connection: ReturnType<typeof createConnection>,
  stream: string,
): Promise<string> {
  const [entry] = await connection.xrevrange(stream, '+', '-', 'COUNT', 1);
  return entry?.[0] ?? '0-0';
}

function followQueue(
  name: QueueName,
  connection: ReturnType<typeof createConnection>,
  lastEventId: string,
  log: Logger,
  publish: (event: JobEvent) => void,
): QueueEvents {
  const events = new QueueEvents(name, { connection, prefix, lastEventId });
  events.on('error', (error) => log.warn('queue events', { name, error: error.message }));
  events.on('active', ({ jobId }) => publish({ type: 'started', id: jobId }));
  events.on('progress', ({ jobId, data }) => {
    const progress = JobProgress.safeParse(data);
    if (progress.success) publish({ type: 'progress', id: jobId, progress: progress.data });
  });
  events.on('completed', ({ jobId, returnvalue }) => {
    publish({ type: 'completed', id: jobId, result: returnvalue });
  });
  events.on('failed', ({ jobId, failedReason }) => {
    const error = decodeFailure(failedReason, name);
    if (error !== null) publish({ type: 'failed', id: jobId, error });
  });
  return events;
}

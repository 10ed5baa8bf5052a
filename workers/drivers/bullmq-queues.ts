import type { FlowJob as BullFlow, FlowProducer, JobsOptions, QueueOptions } from 'bullmq';
import { days, seconds } from '#core/duration.ts';
import { isLookUp, type JobRow, type QueueRow } from '../define-queue.ts';
import type { FlowJob } from '../flow.ts';
import { jobRow, queueRow } from '../queues.ts';
import { patiently } from './patience.ts';

/** Keeps our keys apart from others' in a shared Redis. */
export const prefix = 'rolewatch';

/** Maps our queue names to Redis, for producers and workers. */
export const queueOptions = {
  prefix,
  streams: { events: { maxLen: 5_000 } },
} satisfies Partial<QueueOptions>;

/**
 * How long a worker may be silent before its jobs count as lost, and how often BullMQ checks. The
 * loop that works also renews locks: a page of 10 MB may block a slow machine for seconds.
 */
export const stalledAfterMs = { lockDuration: seconds(15), stalledInterval: seconds(1.5) };

/** How often a job may lose its worker: kills and restarts are no failures of the job. */
export const maxStalledCount = 3;

/** A row's retries, retention and effect of its failure on its parent, in BullMQ's words. */
function jobOptions(
  row: QueueRow,
  job: JobRow,
  isRoot: boolean,
): Omit<JobsOptions, 'repeat' | 'parent'> {
  return {
    attempts: row.retryDelaysMs.length + 1,
    backoff: { type: 'table' },
    ...(isLookUp(job)
      ? { removeOnComplete: true, removeOnFail: true }
      : {
          removeOnComplete: { age: days(1) / 1_000, count: 2_000 },
          removeOnFail: { age: days(7) / 1_000, count: 2_000 },
        }),
    stackTraceLimit: 1,
    // By default, a failed child leaves its parent waiting for ever.
    ...(isRoot ? {} : { failParentOnFailure: true }),
  };
}

/** Flows sent to Redis in one round trip. */
const batch = 100;

/**
 * Queues flows; known ids stay as they are. Waits a moment for a Redis that is away; throws the
 * `redis_…` error that explains a refusal.
 */
export async function addFlows(
  producer: FlowProducer,
  flows: readonly FlowJob[],
  closing?: AbortSignal,
): Promise<void> {
  for (let from = 0; from < flows.length; from += batch) {
    const some = flows.slice(from, from + batch).map((flow) => toBullFlow(flow, true));
    await patiently(() => producer.addBulk(some), closing);
  }
}

function toBullFlow(flow: FlowJob, isRoot: boolean): BullFlow {
  const { queue, row } = jobRow(flow.job);
  const node = {
    name: flow.job,
    queueName: queue,
    data: flow.payload,
    opts: { ...jobOptions(queueRow(queue), row, isRoot), jobId: flow.id },
  };
  return flow.child === undefined
    ? node
    : { ...node, children: [toBullFlow(flow.child, false) as never] };
}

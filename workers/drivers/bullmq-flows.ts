import type { FlowJob as BullFlow, FlowProducer } from 'bullmq';
import type { FlowJob } from '../flow.ts';
import { jobRow, queueRow } from '../queues.ts';
import { jobOptions } from './bullmq-queues.ts';
import { patiently } from './patience.ts';

/** Flows sent to Redis in one round trip. */
const batch = 100;

/**
 * Queues flows; those whose ids are known already stay as they are. Waits for a Redis that is away a
 * moment; throws the `redis_…` row that says why it takes none.
 */
export async function addFlows(producer: FlowProducer, flows: readonly FlowJob[]): Promise<void> {
  for (let from = 0; from < flows.length; from += batch) {
    const some = flows.slice(from, from + batch).map((flow) => toBullFlow(flow, true));
    await patiently(() => producer.addBulk(some));
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

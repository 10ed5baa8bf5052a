import type { FlowJob as BullFlow, FlowProducer } from 'bullmq';
import type { FlowJob } from '../flow.ts';
import { jobRow, queueRow } from '../queues.ts';
import { jobOptions } from './bullmq-queues.ts';

/** Flows sent to Redis in one round trip. */
const batch = 100;

/** Queues flows; those whose ids are known already stay as they are. */
export async function addFlows(producer: FlowProducer, flows: readonly FlowJob[]): Promise<void> {
  for (let from = 0; from < flows.length; from += batch) {
    await producer.addBulk(flows.slice(from, from + batch).map((flow) => toBullFlow(flow, true)));
  }
}

function toBullFlow(flow: FlowJob, isRoot: boolean): BullFlow {
  const { queue } = jobRow(flow.job);
  const node = {
    name: flow.job,
    queueName: queue,
    data: flow.payload,
    opts: { ...jobOptions(queueRow(queue), isRoot), jobId: flow.id },
  };
  return flow.child === undefined
    ? node
    : { ...node, children: [toBullFlow(flow.child, false) as never] };
}

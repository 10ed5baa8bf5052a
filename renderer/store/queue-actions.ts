import { notifications } from '@mantine/notifications';
import type { QueueName } from '../model.ts';
import { labels } from '../strings/labels.ts';
import { queuesStrings } from '../strings/queues.ts';
import { host } from './host.ts';
import { didSomething, perform } from './perform.ts';
import { queryClient } from './queries.ts';

export async function pauseQueue(queue: QueueName): Promise<void> {
  if ((await perform(() => host().call('queues.pause', { queue }))) === null) return;
  didSomething({
    label: queuesStrings.didPause(labels.queues[queue]),
    undo: () => host().call('queues.resume', { queue }),
  });
}

export async function resumeQueue(queue: QueueName): Promise<void> {
  await perform(() => host().call('queues.resume', { queue }));
}

export async function retryAll(queue: QueueName): Promise<void> {
  const done = await perform(() => host().call('queues.retryAll', { queue }));
  if (done !== null) told(queuesStrings.didRetry(done.retried));
}

export async function cleanQueue(queue: QueueName): Promise<void> {
  const done = await perform(() => host().call('queues.clean', { queue }));
  if (done !== null) told(queuesStrings.didClean(labels.queues[queue], done.removed));
}

export async function retryJob(id: string): Promise<void> {
  if ((await perform(() => host().call('queues.retry', { id }))) !== null) {
    told(queuesStrings.didRetry(1));
  }
}

/** Resolves to true if the job is gone. */
export const removeJob = (id: string): Promise<boolean> => removeJobs([id]);

/** Resolves to true if all of them are gone. */
export async function removeJobs(ids: readonly string[]): Promise<boolean> {
  const done = await perform(async () => {
    for (const id of ids) await host().call('jobs.remove', { id });
    return ids.length;
  });
  if (done !== null) told(queuesStrings.didRemove(done));
  return done !== null;
}

/** Jobs have no topic of their own, so every change reloads their lists. */
function told(message: string): void {
  notifications.show({ message, autoClose: 3_000 });
  void queryClient.invalidateQueries({ queryKey: ['jobs.list'] });
  void queryClient.invalidateQueries({ queryKey: ['jobs.get'] });
}

import type { Handlers } from '#contract/api.ts';
import type { QueueView } from '#contract/views/queue.ts';
import { AppError } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import type { RunTracker } from '../runs/run-tracker.ts';
import { toJobView } from './job-view.ts';
import { mostJobs } from './most-jobs.ts';

export type QueueDeps = {
  readonly driver: Driver;
  readonly tracker: Pick<RunTracker, 'view'>;
  /** Something moved in a queue that no job will say. */
  readonly onQueueChange: () => void;
};

type QueueHandlers = Handlers<
  | 'queues.list'
  | 'queues.retry'
  | 'queues.retryAll'
  | 'queues.pause'
  | 'queues.resume'
  | 'queues.clean'
>;

/** Calls about the queues. */
export const queues = ({ driver, tracker, onQueueChange }: QueueDeps): QueueHandlers => {
  /** Does something to a queue; answers how that then stands. */
  const change = async (queue: QueueName, act: () => Promise<void>): Promise<QueueView> => {
    await act();
    onQueueChange();
    const views = await driver.counts();
    return views.find((view) => view.queue === queue) as QueueView;
  };
  return {
    'queues.list': async () => [...(await driver.counts())],
    'queues.retry': async ({ id }) => {
      await driver.retry(id);
      onQueueChange();
      const record = await driver.getJob(id);
      if (record === null) throw new AppError('unknown_job', { id });
      return toJobView(record, tracker);
    },
    'queues.retryAll': async ({ queue }) => {
      const failed = await driver.listJobs({ queue, statuses: ['failed'], limit: mostJobs });
      let retried = 0;
      for (const { id } of failed) if (await retryOne(driver, id)) retried += 1;
      onQueueChange();
      return { queue, retried };
    },
    'queues.pause': ({ queue }) => change(queue, () => driver.pause(queue)),
    'queues.resume': ({ queue }) => change(queue, () => driver.resume(queue)),
    'queues.clean': async ({ queue }) => {
      const removed = await driver.clean(queue);
      onQueueChange();
      return { queue, removed };
    },
  };
};

/** False where the job went meanwhile, or can no longer be done: the others still can. */
async function retryOne(driver: Driver, id: string): Promise<boolean> {
  try {
    await driver.retry(id);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'unknown_job') return false;
    throw error;
  }
}

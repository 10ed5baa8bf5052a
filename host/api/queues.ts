import type { Handlers } from '#contract/api.ts';
import type { QueueView } from '#contract/jobs.ts';
import { AppError } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import type { RetryJobs } from '../runs/retry-jobs.ts';
import type { RunTracker } from '../runs/run-tracker.ts';
import { mostJobs, toJobView } from './jobs.ts';
import { readQueueTimes } from './queue-times.ts';

export type QueueDeps = {
  readonly driver: Driver;
  readonly tracker: Pick<RunTracker, 'view'>;
  readonly retry: RetryJobs;
  /** A queue changed without an event from any job. */
  readonly onQueueChange: () => void;
};

type QueueHandlers = Handlers<
  | 'queues.list'
  | 'queues.times'
  | 'queues.retry'
  | 'queues.retryAll'
  | 'queues.pause'
  | 'queues.resume'
  | 'queues.clean'
>;

export const queues = ({ driver, tracker, retry, onQueueChange }: QueueDeps): QueueHandlers => {
  const change = async (queue: QueueName, act: () => Promise<void>): Promise<QueueView> => {
    await act();
    onQueueChange();
    const views = await driver.counts();
    return views.find((view) => view.queue === queue) as QueueView;
  };
  return {
    'queues.list': async () => [...(await driver.counts())],
    'queues.times': () => readQueueTimes(driver, Date.now()),
    'queues.retry': async ({ id }) => {
      const [retried] = await retry([id]);
      if (retried?.refused) throw retried.refused;
      onQueueChange();
      const record = await driver.getJob(id);
      if (record === null) throw new AppError('unknown_job', { id });
      return toJobView(record, tracker);
    },
    'queues.retryAll': async ({ queue }) => {
      const failed = await driver.listJobs({ queue, statuses: ['failed'], limit: mostJobs });
      // A job that went away meanwhile, or cannot be retried now, must not stop the others.
      const retried = await retry(failed.map(({ id }) => id));
      onQueueChange();
      return { queue, retried: retried.filter(({ refused }) => refused === null).length };
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

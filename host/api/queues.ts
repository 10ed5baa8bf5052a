import type { Handlers } from '#contract/api.ts';
import type { QueueView } from '#contract/views/queue.ts';
import { AppError } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import type { RunTracker } from '../runs/run-tracker.ts';
import { toJobView } from './job-view.ts';

type QueueHandlers = Handlers<
  'queues.list' | 'queues.retry' | 'queues.pause' | 'queues.resume' | 'queues.clean'
>;

/** Calls about the queues. */
export const queues = ({
  driver,
  tracker,
}: {
  readonly driver: Driver;
  readonly tracker: Pick<RunTracker, 'view'>;
}): QueueHandlers => {
  const viewOf = async (queue: QueueName): Promise<QueueView> => {
    const views = await driver.counts();
    return views.find((view) => view.queue === queue) as QueueView;
  };
  return {
    'queues.list': async () => [...(await driver.counts())],
    'queues.retry': async ({ id }) => {
      await driver.retry(id);
      const record = await driver.getJob(id);
      if (record === null) throw new AppError('unknown_job', { id });
      return toJobView(record, tracker);
    },
    'queues.pause': async ({ queue }) => {
      await driver.pause(queue);
      return await viewOf(queue);
    },
    'queues.resume': async ({ queue }) => {
      await driver.resume(queue);
      return await viewOf(queue);
    },
    'queues.clean': async ({ queue }) => ({ queue, removed: await driver.clean(queue) }),
  };
};

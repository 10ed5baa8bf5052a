import type { QueueName } from '#core/job.ts';
import type { Logger } from '#services/log/logger.ts';
import type { JobRows, OpenedQueue } from '../define-queue.ts';

export type OpenProcessors = (queue: QueueName) => Promise<OpenedQueue<JobRows>>;

export type OpenedQueues = AsyncDisposable & {
  readonly use: (
    queue: QueueName,
  ) => Promise<AsyncDisposable & { readonly opened: OpenedQueue<JobRows> }>;
  /** The next use opens them again; the old ones close after their last job. */
  readonly renew: (queue: QueueName) => void;
};

type Entry = { readonly opened: Promise<OpenedQueue<JobRows>>; users: number; isOld: boolean };

/** The processors of a process that does every queue's work, opened with a queue's first job. */
export function createOpenedQueues(open: OpenProcessors, log: Logger): OpenedQueues {
  const current = new Map<QueueName, Entry>();
  const closing = new Set<Promise<void>>();

  const openFor = (queue: QueueName): Entry => {
    const known = current.get(queue);
    if (known !== undefined) return known;
    const entry = { opened: open(queue), users: 0, isOld: false };
    current.set(queue, entry);
    // After a failure, the next job tries again to open them.
    entry.opened.catch(() => {
      if (current.get(queue) === entry) current.delete(queue);
    });
    return entry;
  };

  const closeUnused = (entry: Entry): void => {
    if (!entry.isOld || entry.users > 0) return;
    const closed = entry.opened
      .then((opened) => opened[Symbol.asyncDispose]())
      .catch((error: unknown) => log.warn('queue not closed', { error: String(error) }))
      .finally(() => closing.delete(closed));
    closing.add(closed);
  };

  const renew = (queue: QueueName): void => {
    const entry = current.get(queue);
    if (entry === undefined) return;
    current.delete(queue);
    entry.isOld = true;
    closeUnused(entry);
  };

  return {
    async use(queue) {
      const entry = openFor(queue);
      entry.users += 1;
      const release = async () => {
        entry.users -= 1;
        closeUnused(entry);
      };
      try {
        return { opened: await entry.opened, [Symbol.asyncDispose]: release };
      } catch (error) {
        await release();
        throw error;
      }
    },
    renew,
    async [Symbol.asyncDispose]() {
      for (const queue of [...current.keys()]) renew(queue);
      await Promise.all(closing);
    },
  };
}

import type { QueueName } from '#core/job.ts';
import type { Logger } from '#services/log/logger.ts';
import type { JobRows, Stage } from '../define-queue.ts';

/** Loads a queue's processors. */
export type OpenStage = (queue: QueueName) => Promise<Stage<JobRows>>;

export type Stages = AsyncDisposable & {
  /** The queue's stage, opened where it is not; dispose when the job is done. */
  readonly use: (queue: QueueName) => Promise<AsyncDisposable & { readonly stage: Stage<JobRows> }>;
  /** The next use opens it anew; the old one is closed when its last job is done. */
  readonly renew: (queue: QueueName) => void;
};

type Opened = { readonly stage: Promise<Stage<JobRows>>; users: number; isOld: boolean };

/** The stages of a process that does every queue's work, each opened with its first job. */
export function createStages(open: OpenStage, log: Logger): Stages {
  const current = new Map<QueueName, Opened>();
  const closing = new Set<Promise<void>>();

  const openFor = (queue: QueueName): Opened => {
    const known = current.get(queue);
    if (known !== undefined) return known;
    const opened = { stage: open(queue), users: 0, isOld: false };
    current.set(queue, opened);
    // What could not be opened is tried again with the next job.
    opened.stage.catch(() => {
      if (current.get(queue) === opened) current.delete(queue);
    });
    return opened;
  };

  const closeUnused = (opened: Opened): void => {
    if (!opened.isOld || opened.users > 0) return;
    const closed = opened.stage
      .then((stage) => stage[Symbol.asyncDispose]())
      .catch((error: unknown) => log.warn('stage not closed', { error: String(error) }))
      .finally(() => closing.delete(closed));
    closing.add(closed);
  };

  const renew = (queue: QueueName): void => {
    const opened = current.get(queue);
    if (opened === undefined) return;
    current.delete(queue);
    opened.isOld = true;
    closeUnused(opened);
  };

  return {
    async use(queue) {
      const opened = openFor(queue);
      opened.users += 1;
      const release = async () => {
        opened.users -= 1;
        closeUnused(opened);
      };
      try {
        return { stage: await opened.stage, [Symbol.asyncDispose]: release };
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

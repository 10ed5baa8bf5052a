import { setTimeout as waitFor } from 'node:timers/promises';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Library } from './client.ts';

export type WatchedLibrary = Library & {
  /** True while another program holds the database: nothing can be stored. */
  readonly isLocked: () => boolean;
};

const lookEveryMs = seconds(3);

/**
 * Wraps a library to report whether its database is locked: from a call that failed as
 * `database_busy` until a check, every few seconds, can write again.
 */
export function watchLock(
  library: Library,
  deps: {
    readonly onChange: () => void;
    readonly log: Logger;
    readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  },
): WatchedLibrary {
  const { onChange, log, wait = (ms, signal) => waitFor(ms, undefined, { signal }) } = deps;
  const closing = new AbortController();
  let isLocked = false;

  const lookUntilFree = async () => {
    log.warn('the database is locked by another program');
    while (isLocked) {
      await wait(lookEveryMs, closing.signal);
      isLocked = await library.call('host.checkWritable', {}).then(() => false, isBusy);
    }
    log.info('the database can be written to again');
    onChange();
  };

  const call: Library['call'] = (task, input) => {
    const answer = library.call(task, input);
    answer.catch((error: unknown) => {
      if (isLocked || closing.signal.aborted || !isBusy(error)) return;
      isLocked = true;
      onChange();
      // Only the host's end interrupts the wait.
      lookUntilFree().catch(() => undefined);
    });
    return answer;
  };
  return {
    call,
    isLocked: () => isLocked,
    async [Symbol.asyncDispose]() {
      closing.abort();
      await library[Symbol.asyncDispose]();
    },
  };
}

const isBusy = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'database_busy';

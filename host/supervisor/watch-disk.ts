import { statfs } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { seconds } from '#core/duration.ts';
import type { AppError } from '#core/errors.ts';
import { mebibytes } from '#core/quantity.ts';
import { proveWritable, unwritable } from '#services/data-dir.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Driver } from '#workers/drivers/driver.ts';

export type DiskWatch = Disposable & {
  /** Why nothing can be written, as of the last look; null if writing works. */
  readonly problem: () => AppError | null;
};

/** Below this, try to write: free space may be reserved for others. */
const scarceBytes = mebibytes(32);
const lookEveryMs = seconds(5);

/**
 * Checks every few seconds whether the data dir is writable: when little space is free, or after a
 * job failed to write. Reports changes.
 */
export function watchDisk(deps: {
  readonly dataDir: string;
  readonly driver: Pick<Driver, 'subscribe'>;
  readonly onChange: () => void;
  readonly log: Logger;
  readonly everyMs?: number;
  readonly write?: (folder: string) => Promise<void>;
}): DiskWatch {
  const { dataDir, driver, onChange, log, everyMs = lookEveryMs, write = proveWritable } = deps;
  const closing = new AbortController();
  let problem: AppError | null = null;
  let isSuspected = false;

  const look = async (): Promise<void> => {
    if (!isSuspected && problem === null && !(await isScarce(dataDir))) return;
    isSuspected = false;
    const found = await failureOf(write, dataDir);
    if (closing.signal.aborted || found?.message === problem?.message) return;
    problem = found;
    if (found === null) log.info('the data dir can be written again');
    else log.error('the data dir cannot be written', { error: found.message });
    onChange();
  };

  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await look();
      await wait(everyMs, undefined, { signal: closing.signal, ref: false });
    }
  };
  run().catch((error: unknown) => {
    // The end of the host cuts the wait short.
    if (!closing.signal.aborted) log.error('the disk is not watched', { error: String(error) });
  });
  const unsubscribe = driver.subscribe((event) => {
    if (event.type === 'failed' && writing.includes(event.error.code)) isSuspected = true;
  });
  return {
    problem: () => problem,
    [Symbol.dispose]() {
      unsubscribe();
      closing.abort();
    },
  };
}

const writing: readonly string[] = ['disk_full', 'data_dir_unwritable'];

async function isScarce(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize < scarceBytes;
  } catch {
    // Gone or unreadable: an attempt to write gives the reason.
    return true;
  }
}

const failureOf = (
  write: (folder: string) => Promise<void>,
  folder: string,
): Promise<AppError | null> =>
  write(folder).then(
    () => null,
    (error: unknown) => unwritable(folder, error),
  );

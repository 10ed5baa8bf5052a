import { execFile } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A disk of 32 MB for a data dir. */
export type SmallDisk = AsyncDisposable & {
  /** Leaves no byte free; answers how to make room again. */
  readonly fill: () => () => Promise<void>;
  /** Needs that nobody has a file open for writing. */
  readonly setWritable: (isWritable: boolean) => Promise<void>;
};

/** Whether disks can be mounted here: on Linux, as root, outside of a locked sandbox. */
export async function canMount(folder: string): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    await using disk = await mountSmallDisk(path.join(folder, 'mount-test'));
    return disk !== null;
  } catch {
    return false;
  }
}

/** Mounts it at `folder`, which is made. */
export async function mountSmallDisk(folder: string): Promise<SmallDisk> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await run('mount', ['-t', 'tmpfs', '-o', 'size=32m,mode=700', 'tmpfs', folder]);
  const filler = path.join(folder, 'filler');
  return {
    fill: () => {
      fillUp(filler);
      return () => rm(filler, { force: true });
    },
    setWritable: async (isWritable) => {
      await run('mount', ['-o', `remount,${isWritable ? 'rw' : 'ro'}`, folder]);
    },
    [Symbol.asyncDispose]: async () => {
      await run('umount', ['-l', folder]);
    },
  };
}

/** Writes in ever smaller steps until not one byte fits. */
function fillUp(file: string): void {
  const descriptor = openSync(file, 'w');
  try {
    for (const size of [65_536, 4_096, 512, 1]) {
      while (fits(descriptor, size));
    }
  } finally {
    closeSync(descriptor);
  }
}

function fits(descriptor: number, sizeBytes: number): boolean {
  try {
    return writeSync(descriptor, Buffer.alloc(sizeBytes, 1)) > 0;
  } catch {
    return false;
  }
}

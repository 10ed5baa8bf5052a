import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import { unwritable } from '../data-dir.ts';
import { writePrivateFile } from '../private-file.ts';
import {
  checkRef,
  missingSnapshot,
  packSnapshot,
  readAs,
  unpackSnapshot,
} from './snapshot-bytes.ts';
import type { SnapshotStore } from './store.ts';

const suffix = '.json.zst';

/** Two folders deep, private to the owner. Writing throws `disk_full` or `data_dir_unwritable`. */
export function createFileStore(dir: string): SnapshotStore {
  const fileOf = (ref: SnapshotRef): string => {
    const digest = ref.slice('sha256-'.length);
    return path.join(dir, digest.slice(0, 2), digest.slice(2, 4), `${ref}${suffix}`);
  };

  return {
    async put(value) {
      const { ref, pack } = await packSnapshot(value);
      const file = fileOf(ref);
      try {
        if (await touch(file)) return ref;
        await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
        // A page can be fetched again, and there are thousands: do not wait for the disk.
        await writePrivateFile(file, pack(), { flush: false });
      } catch (error) {
        throw unwritable(dir, error);
      }
      return ref;
    },

    async get(ref, schema) {
      const file = fileOf(checkRef(ref));
      const bytes = await readFile(file).catch((error: unknown) => {
        throw missingSnapshot(ref, error);
      });
      return readAs(ref, await unpackOrRemove(ref, bytes, file), schema);
    },

    async renew(refs) {
      for (const ref of refs) {
        const isThere = await touch(fileOf(checkRef(ref))).catch((error: unknown) => {
          throw unwritable(dir, error);
        });
        if (!isThere) throw missingSnapshot(ref, new Error('no such file'));
      }
    },

    async sweep(keep, olderThanMs) {
      const limit = Date.now() - olderThanMs;
      let removed = 0;
      for (const entry of await entriesOf(dir)) {
        const file = path.join(entry.parentPath, entry.name);
        if (!entry.isFile() || keep.has(entry.name.slice(0, -suffix.length))) continue;
        const storedAt = await storedAtMs(file);
        if (storedAt === null || storedAt > limit) continue;
        await rm(file, { force: true });
        if (entry.name.endsWith(suffix)) removed += 1;
      }
      return removed;
    },
  };
}

/** Marks a file as stored just now; false if missing. */
async function touch(file: string): Promise<boolean> {
  const now = new Date();
  try {
    await utimes(file, now, now);
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

/** Removes a damaged file: otherwise the same content would never be written again. */
async function unpackOrRemove(ref: SnapshotRef, bytes: Buffer, file: string): Promise<unknown> {
  try {
    return unpackSnapshot(ref, bytes);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** Null if the file is gone. */
async function storedAtMs(file: string): Promise<number | null> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

async function entriesOf(dir: string) {
  try {
    return await readdir(dir, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

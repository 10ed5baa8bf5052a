import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import { unwritable } from '../data-dir.ts';
import {
  checkRef,
  missingSnapshot,
  packSnapshot,
  readAs,
  unpackSnapshot,
} from './snapshot-bytes.ts';
import type { SnapshotStore } from './store.ts';

const suffix = '.json.zst';

/**
 * Snapshots as files below `dir`, two levels of folders deep, readable by their owner alone. Writing
 * throws `disk_full` or `data_dir_unwritable`.
 */
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
        if (!(await touch(file))) await writeWhole(file, await pack());
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

/** Marks a file as stored just now; false where there is none. */
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

/** Writes beside the file and renames: a reader finds the whole of it or nothing. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const folder = path.dirname(file);
  const draft = path.join(folder, `${randomUUID()}.tmp`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(draft, bytes, { mode: 0o600, flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** A damaged file must go: while it lies there, the same content would not be written again. */
async function unpackOrRemove(ref: SnapshotRef, bytes: Buffer, file: string): Promise<unknown> {
  try {
    return unpackSnapshot(ref, bytes);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** Null where the file is gone by now. */
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

import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#core/errors.ts';
import { isOnlyOurs, isOurs, othersMayWrite } from './owner.ts';
import { type DataPaths, dataPaths } from './paths.ts';

/**
 * Makes the data dir and its folders (0700) and proves that it can be written.
 * A folder that was there and holds things keeps its permissions: it may be more than ours.
 * Throws `data_dir_not_private` where others may write to it or to one of its folders: they could put
 * files there in place of ours. Throws `disk_full` or `data_dir_unwritable`.
 */
export async function prepareDataDir(dataDir: string): Promise<DataPaths> {
  const paths = dataPaths(dataDir);
  try {
    await makeFolder(paths.root);
    if ((await readdir(paths.root)).length === 0) await closeToOthers(paths.root);
    await provePrivate(paths.root);
    for (const folder of [paths.redis.dir, paths.logs, paths.snapshots]) {
      await makeFolder(folder);
      await provePrivate(folder);
    }
    await proveWritable(paths.root);
  } catch (error) {
    throw error instanceof AppError ? error : unwritable(paths.root, error);
  }
  return paths;
}

/**
 * Makes a folder and those above it. Not `mkdir` with `recursive`: where the kernel refuses with
 * ENOENT inside a folder that exists (as in /proc), Node tries again for ever.
 */
async function makeFolder(folder: string, retried = false): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code !== 'ENOENT' || retried) throw error;
    await makeFolder(path.dirname(folder));
    await makeFolder(folder, true);
  }
}

async function closeToOthers(folder: string): Promise<void> {
  if (isOurs(await stat(folder))) await chmod(folder, 0o700);
}

async function provePrivate(folder: string): Promise<void> {
  const found = await stat(folder);
  if (isOnlyOurs(found, othersMayWrite)) return;
  const because = isOurs(found) ? 'others_may_write' : 'of_another';
  throw new AppError('data_dir_not_private', { path: folder, because });
}

/**
 * Writes a few kilobytes to a folder and removes them. A full disk lets an empty file be made, so the
 * proof has a content that must reach the disk. Throws what the system says.
 */
export async function proveWritable(folder: string): Promise<void> {
  const name = path.join(folder, `.write-test-${randomBytes(6).toString('hex')}`);
  const file = await open(name, 'wx', 0o600);
  try {
    await file.writeFile('x'.repeat(4_096));
    await file.sync();
  } finally {
    await file.close();
    await rm(name, { force: true });
  }
}

/** The same failure as a person says it: `disk_full` or `data_dir_unwritable`. */
export function unwritable(folder: string, error: unknown): AppError {
  if (noRoom.includes(codeOf(error))) {
    return new AppError('disk_full', { path: folder }, { cause: error });
  }
  const reason = reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
  return new AppError('data_dir_unwritable', { path: folder, reason }, { cause: error });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The disk itself is full, or what this user may have of it. */
const noRoom: readonly string[] = ['ENOSPC', 'EDQUOT'];

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'a file is in the way',
  ENOTDIR: 'a file is in the way',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the disk is read-only',
  ENOENT: 'the folder cannot be made there',
  ENAMETOOLONG: 'the path is too long',
};

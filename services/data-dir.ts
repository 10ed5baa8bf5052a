import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#core/errors.ts';
import { type DataPaths, dataPaths } from './paths.ts';
import { isOnlyOurs, isOurs, othersMayWrite } from './private-file.ts';

/**
 * Makes the data dir and its folders (0700) and proves that they are writable. Keeps the
 * permissions of a folder with content, which may hold other files too. Throws
 * `data_dir_not_private` if others could put files there, `disk_full` or `data_dir_unwritable`.
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

/** Not recursive `mkdir`: on ENOENT inside an existing folder (/proc), Node retries forever. */
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

/** A full disk accepts an empty file, so it writes some kilobytes. Throws the system's error. */
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

export function unwritable(folder: string, error: unknown): AppError {
  if (noRoom.includes(codeOf(error))) {
    return new AppError('disk_full', { path: folder }, { cause: error });
  }
  const reason = reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
  return new AppError('data_dir_unwritable', { path: folder, reason }, { cause: error });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** A full disk, or this user's full quota. */
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

/** Marks a folder that may be emptied. */
const mark = 'emptied-at-each-start';

/**
 * Prepares and marks a data dir whose content is thrown away at each start. Throws
 * `folder_not_empty` for a folder with files and no mark, and as `prepareDataDir` does.
 */
export async function prepareThrowawayDir(dataDir: string): Promise<DataPaths> {
  const { root } = dataPaths(dataDir);
  const found: readonly string[] = await readdir(root).catch(() => []);
  if (found.length > 0 && !found.includes(mark))
    throw new AppError('folder_not_empty', { path: root });
  const paths = await prepareDataDir(root);
  await orUnwritable(root, writeFile(path.join(root, mark), '', { mode: 0o600 }));
  return paths;
}

/** Removes the content of an earlier start. Only for the holder of its lock, which stays. */
export async function emptyThrowawayDir({ root, lock }: DataPaths): Promise<void> {
  const kept = [mark, path.basename(lock)];
  const found = await orUnwritable(root, readdir(root));
  for (const name of found) {
    if (kept.some((each) => name.startsWith(each))) continue;
    await orUnwritable(root, rm(path.join(root, name), { recursive: true, force: true }));
  }
}

async function orUnwritable<T>(folder: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw unwritable(folder, error);
  }
}

import { chmod, lstat, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#core/errors.ts';
import { isOnlyOurs, othersMayAnything } from './private-file.ts';

/** Windows keeps pipes outside folders and guards them itself. */
const isPipe = (socket: string): boolean => socket.startsWith('\\\\.\\pipe\\');

/**
 * Makes the folder of a socket (0700) and removes a dead process's socket. Only for the holder of
 * the data dir's lock. Throws `socket_not_private` if the folder is a link or another user's.
 */
export async function prepareSocket(socket: string): Promise<void> {
  if (isPipe(socket)) return;
  const folder = path.dirname(socket);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === process.getuid?.()) await chmod(folder, 0o700);
  await requirePrivate(folder);
  await rm(socket, { force: true });
}

/** Throws `socket_not_private` if another user could listen: a token must not reach them. */
export async function mayListen(socket: string): Promise<boolean> {
  if (isPipe(socket)) return true;
  try {
    await lstat(socket);
  } catch {
    return false;
  }
  await requirePrivate(path.dirname(socket));
  return true;
}

async function requirePrivate(folder: string): Promise<void> {
  const found = await lstat(folder);
  if (found.isDirectory() && isOnlyOurs(found, othersMayAnything)) return;
  throw new AppError('socket_not_private', { path: folder });
}

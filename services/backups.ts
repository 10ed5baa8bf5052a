import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#core/errors.ts';
import type { DataPaths } from './paths.ts';

/** The name of a backup made now, for the folder of backups; creates the folder. */
export async function nameBackup(
  { backups }: Pick<DataPaths, 'backups'>,
  now: Date,
  why = '',
): Promise<{ readonly name: string; readonly file: string }> {
  await mkdir(backups, { recursive: true, mode: 0o700 });
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const name = `rolewatch-${stamp}${why}.db`;
  return { name, file: path.join(backups, name) };
}

/** A part of a backup. Throws `invalid_file` for any other file. */
export async function readPart(
  { backups }: Pick<DataPaths, 'backups'>,
  {
    name,
    offset,
    bytes,
  }: { readonly name: string; readonly offset: number; readonly bytes: number },
): Promise<{ readonly part: Buffer; readonly isLast: boolean }> {
  const file = path.join(backups, name);
  const known: readonly string[] = await readdir(backups).catch(() => []);
  if (!known.includes(name))
    throw new AppError('invalid_file', { path: file, reason: 'no such backup' });
  await using handle = await open(file, 'r');
  const { size } = await handle.stat();
  const part = Buffer.alloc(Math.max(0, Math.min(bytes, size - offset)));
  await handle.read(part, { position: offset });
  return { part, isLast: offset + part.length >= size };
}

export const draftOf = ({ restored }: Pick<DataPaths, 'restored'>): string => `${restored}.part`;

/** Adds a part of an upload; offset 0 starts over. Throws `invalid_file` for a gap. */
export async function addPart(
  places: Pick<DataPaths, 'restored'>,
  { offset, part }: { readonly offset: number; readonly part: Buffer },
): Promise<void> {
  const file = draftOf(places);
  if (offset === 0) await rm(file, { force: true });
  await using handle = await open(file, 'a', 0o600);
  const { size } = await handle.stat();
  if (size !== offset)
    throw new AppError('invalid_file', { path: file, reason: 'a part is missing' });
  await handle.write(part);
}

/** The upload is whole and was checked. */
export const keepRestored = (places: Pick<DataPaths, 'restored'>): Promise<void> =>
  rename(draftOf(places), places.restored);

/** The bytes of a file or of everything in a folder; 0 if it is not there. */
export async function sizeOf(place: string): Promise<number> {
  const found = await stat(place).catch(() => null);
  if (found === null) return 0;
  if (!found.isDirectory()) return found.size;
  const sizes = await Promise.all(
    (await readdir(place)).map((name) => sizeOf(path.join(place, name))),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { minutes } from '#core/duration.ts';

/** Far longer than a write takes: an older draft belongs to a killed process. */
const abandonedAfterMs = minutes(10);

type WriteOptions = {
  /** False for a file that can be made again: faster, but a power loss may lose it. */
  readonly flush?: boolean;
};

/**
 * Writes a file for its owner alone (0600), whole or not at all. Creates a draft under a random
 * name exclusively, so it never follows or uses another user's file or link. Not write-file-atomic
 * (8.0.0): it derives the draft's name from the process id, opens it without O_EXCL, and writes
 * through a link in place of the file.
 */
export async function writePrivateFile(
  file: string,
  content: string | Uint8Array,
  { flush = true }: WriteOptions = {},
): Promise<void> {
  const draft = `${file}.${randomBytes(8).toString('hex')}.draft`;
  try {
    await writeFile(draft, content, { mode: 0o600, flag: 'wx', flush });
    await rename(draft, file);
  } catch (error) {
    // The first error says more.
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  await removeAbandoned(file).catch(() => undefined);
}

async function removeAbandoned(file: string): Promise<void> {
  const folder = path.dirname(file);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${path.basename(file)}.`) || !/\.[0-9a-f]{16}\.draft$/.test(name))
      continue;
    const draft = path.join(folder, name);
    const { mtimeMs } = await stat(draft);
    if (Date.now() - mtimeMs > abandonedAfterMs) await rm(draft, { force: true });
  }
}

/** Mode bits that let the group or others write. */
export const othersMayWrite = 0o022;
/** Mode bits that give others any access. */
export const othersMayAnything = 0o077;

/** Always true on Windows, which keeps rights elsewhere. */
export const isOnlyOurs = (found: Pick<Stats, 'uid' | 'mode'>, forbidden: number): boolean =>
  isOurs(found) && (process.getuid === undefined || (found.mode & forbidden) === 0);

export const isOurs = ({ uid }: Pick<Stats, 'uid'>): boolean =>
  process.getuid === undefined || process.getuid() === uid;

import { randomBytes } from 'node:crypto';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { minutes } from '#core/duration.ts';

/** Far longer than a write takes: what is older was left by a process that was killed. */
const abandonedAfterMs = minutes(10);

/**
 * Writes a file for its owner alone (0600), whole or not at all. The draft has a name that nobody can
 * guess and must not exist: a file or link that another user put there is neither followed nor used.
 */
export async function writePrivateFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(8).toString('hex')}.draft`;
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    await rename(draft, file);
  } catch (error) {
    // What went wrong first says more.
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

import { createHash, randomUUID } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { dataPaths } from './paths.ts';
import { identify, isRunning, ProcessIdentity } from './process-identity.ts';

const Holder = ProcessIdentity.extend({
  /** Names this one taking of the lock. */
  token: z.string().regex(/^[\w-]+$/),
});
type Holder = z.infer<typeof Holder>;

/**
 * Takes a data dir for this process alone; dispose to give it back.
 * What a killed process left behind is taken over, by one of any number of starters.
 * Throws `data_dir_locked` while another process holds it.
 */
export async function lockDataDir(dataDir: string): Promise<AsyncDisposable> {
  const paths = dataPaths(dataDir);
  const me: Holder = { ...(await identify(process.pid)), token: randomUUID() };
  for (;;) {
    const other = await take(paths.lock, me);
    if (other === null) return { [Symbol.asyncDispose]: () => release(paths.lock, me) };
    if (await isRunning(other)) {
      throw new AppError('data_dir_locked', { path: paths.root, pid: other.pid });
    }
    await takeOver(paths.lock, other, me);
  }
}

/**
 * Clears the way where the holder is dead, unless someone else was faster. Two starters may both
 * have seen the dead one; the right to replace it is itself a lock, named after the token that is
 * to go, so the second one finds either the guard held or the dead holder gone.
 */
async function takeOver(lock: string, dead: Holder, me: Holder): Promise<void> {
  const guard = `${lock}.${dead.token}`;
  const other = await take(guard, me);
  if (other !== null) {
    if (await isRunning(other)) await wait(5);
    else await takeOver(guard, other, me);
    return;
  }
  try {
    if ((await read(lock))?.token === dead.token) await rm(lock);
  } finally {
    await release(guard, me);
  }
}

/** Null where the file is now ours, else who has it. */
async function take(lock: string, me: Holder): Promise<Holder | null> {
  const draft = `${lock}.${me.token}.draft`;
  await writeFile(draft, JSON.stringify(me), { mode: 0o600, flag: 'wx' });
  try {
    for (;;) {
      if (await claim(draft, lock, me)) return null;
      const other = await read(lock);
      if (other !== null) return other;
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** A link appears with its content, all or nothing. Disks without links get an exclusive write. */
async function claim(draft: string, lock: string, me: Holder): Promise<boolean> {
  try {
    await link(draft, lock).catch((error: unknown) => {
      if (codeOf(error) === 'EEXIST') throw error;
      return writeFile(lock, JSON.stringify(me), { flag: 'wx', mode: 0o600 });
    });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Who has the lock; null where nobody has. A file that says nothing (a disk that lost power) has a
 * holder who cannot run, unless it is so young that its writer may still be at it.
 */
async function read(lock: string): Promise<Holder | null> {
  try {
    const content = await readFile(lock, 'utf8');
    const holder = Holder.safeParse(parseJson(content));
    if (holder.success) return holder.data;
    if (Date.now() - (await stat(lock)).mtimeMs < seconds(1)) {
      await wait(5);
      return await read(lock);
    }
    const token = createHash('sha256').update(content).digest('hex');
    return { pid: 0, started: null, token };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function release(lock: string, me: Holder): Promise<void> {
  if ((await read(lock))?.token === me.token) await rm(lock, { force: true });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

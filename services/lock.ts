import { createHash, randomUUID } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { type DataPaths, dataPaths } from './paths.ts';
import { writePrivateFile } from './private-file.ts';
import { identify, isRunning, ProcessIdentity } from './process-identity.ts';

const Holder = ProcessIdentity.extend({
  /** Identifies this one acquisition of the lock. */
  token: z.string().regex(/^[\w-]+$/),
});
type Holder = z.infer<typeof Holder>;

/**
 * Takes a data dir for this process alone; dispose to release it. Takes over from a dead process,
 * also among many starters. Throws `data_dir_locked` while another process holds it.
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
 * Removes a dead holder. Two starters may both see it; so the right to replace it is itself a lock,
 * named after its token. The second starter finds that guard held, or the dead holder gone.
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

/** Null if the file is now ours, else its holder. */
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
 * The holder of the lock; null if free. An unreadable file (after a power loss) has a holder that
 * cannot run, unless it is young enough to be in the middle of a write.
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

const RunningHost = z.object({ url: z.url(), process: ProcessIdentity });

/** Lets a second start open it; 0600. Dispose to remove. Only for the holder of the lock. */
export async function announceHost(file: string, url: string): Promise<AsyncDisposable> {
  const note = { url, process: await identify(process.pid) };
  await writePrivateFile(file, JSON.stringify(note));
  return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
}

/** The link of the running host; null without one, also after a kill. */
export async function findRunningHost(file: string): Promise<string | null> {
  const note = RunningHost.safeParse(await readNote(file));
  return note.success && (await isRunning(note.data.process)) ? note.data.url : null;
}

/** Treats an unreadable note as missing: it only saves a search. */
async function readNote(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}

/** For a host that outlives the command which may hold the data dir now. */
export type Patience = {
  readonly say: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
};

const longestWaitMs = seconds(10);
const tellAfterMs = seconds(1);
const lookEveryMs = 50;

/**
 * Locks a data dir for this process alone. With patience, waits up to ten seconds for a holder that
 * serves no page: a command that is about to end, or a host that is about to serve. Throws
 * `data_dir_locked`, with the link of the host that serves it, if any, so the user can open it.
 */
export async function lockWithLink(
  { root, host }: Pick<DataPaths, 'root' | 'host'>,
  patience?: Patience,
): Promise<AsyncDisposable> {
  for (let waitedMs = 0; ; waitedMs += lookEveryMs) {
    try {
      return await lockDataDir(root);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'data_dir_locked')) throw error;
      const { details } = error as AppError<'data_dir_locked'>;
      const url = await findRunningHost(host);
      if (url !== null) throw new AppError('data_dir_locked', { ...details, url });
      if (patience === undefined || waitedMs >= longestWaitMs) throw error;
      if (waitedMs === tellAfterMs) {
        patience.say(`Waiting for another Rolewatch (pid ${details.pid}) to finish`);
      }
      await wait(lookEveryMs, undefined, { signal: patience.signal });
    }
  }
}

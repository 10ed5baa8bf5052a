import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { writePrivateFile } from './private-file.ts';
import { identify, isRunning, ProcessIdentity } from './process-identity.ts';

/** The host that serves a data dir: its link, token included, and which process it is. */
const RunningHost = z.object({ url: z.url(), process: ProcessIdentity });

/**
 * Notes (0600) that this process serves at `url`, so that a second start can point there. Dispose
 * to take the note away. Only the holder of the data dir's lock may write it.
 */
export async function announceHost(file: string, url: string): Promise<AsyncDisposable> {
  const note = { url, process: await identify(process.pid) };
  await writePrivateFile(file, JSON.stringify(note));
  return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
}

/** The link of the host that serves now; null where none does, whatever a killed one left behind. */
export async function findRunningHost(file: string): Promise<string | null> {
  const note = RunningHost.safeParse(await readNote(file));
  return note.success && (await isRunning(note.data.process)) ? note.data.url : null;
}

/** A note that cannot be read is as good as none: it only spares a person a search. */
async function readNote(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}

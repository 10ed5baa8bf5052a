import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

/** Identifies a process even if a later one gets the same pid. */
export const ProcessIdentity = z.object({
  pid: z.number().int().positive(),
  /** The start time, as the system writes it; null if unknown. */
  started: z.string().nullable(),
});
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

/** Identifies the process with this pid now; `started` is null if there is no process. */
export async function identify(pid: number): Promise<ProcessIdentity> {
  return { pid, started: (await lookUp(pid))?.started ?? null };
}

/** True for this very process only, not for a zombie. Without a start time, the pid decides. */
export async function isRunning({ pid, started }: ProcessIdentity): Promise<boolean> {
  if (pid <= 0 || !hasPid(pid)) return false;
  const now = await lookUp(pid);
  if (now === null) return hasPid(pid);
  return !now.dead && (started === null || now.started === started);
}

/** Signal 0 only tests; EPERM means that another user owns the process. */
function hasPid(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

type Facts = { readonly started: string; readonly dead: boolean };

/** Null if there is no such process, or no way to ask. */
async function lookUp(pid: number): Promise<Facts | null> {
  try {
    if (process.platform === 'linux') return readStat(await readFile(`/proc/${pid}/stat`, 'utf8'));
    if (process.platform === 'win32') return null;
    const { stdout } = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]);
    const [state = '', ...lstart] = stdout.trim().split(/\s+/);
    return { started: lstart.join(' '), dead: state.startsWith('Z') };
  } catch {
    // No such process, or neither /proc nor ps: the caller then trusts the pid alone.
    return null;
  }
}

const run = promisify(execFile);

/** proc(5): field 3 is the state, 22 the start in ticks since boot; names may hold spaces. */
function readStat(stat: string): Facts | null {
  const [state = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const started = rest[18];
  return started === undefined ? null : { started, dead: /[ZXx]/.test(state) };
}

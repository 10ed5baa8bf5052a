import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

/** A process that cannot be taken for a later one with the same pid. */
export const ProcessIdentity = z.object({
  pid: z.number().int().positive(),
  /** When it began, in the words of the system; null where the system does not say. */
  started: z.string().nullable(),
});
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

/** Who has this pid now; `started` is null too where nobody has it. */
export async function identify(pid: number): Promise<ProcessIdentity> {
  return { pid, started: (await lookUp(pid))?.started ?? null };
}

/**
 * True while this very process runs. A dead one whose parent has not collected it yet (a zombie)
 * does not run. Where the system does not say when it began, the pid alone decides.
 */
export async function isRunning({ pid, started }: ProcessIdentity): Promise<boolean> {
  if (pid <= 0 || !hasPid(pid)) return false;
  const now = await lookUp(pid);
  if (now === null) return hasPid(pid);
  return !now.dead && (started === null || now.started === started);
}

/** Signal 0 asks without doing; EPERM means that it is there and another user's. */
function hasPid(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

type Facts = { readonly started: string; readonly dead: boolean };

/** Null where there is no such process, or no way to ask. */
async function lookUp(pid: number): Promise<Facts | null> {
  try {
    if (process.platform === 'linux') return readStat(await readFile(`/proc/${pid}/stat`, 'utf8'));
    if (process.platform === 'win32') return null;
    const { stdout } = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]);
    const [state = '', ...lstart] = stdout.trim().split(/\s+/);
    return { started: lstart.join(' '), dead: state.startsWith('Z') };
  } catch {
    // No such process, or no /proc and no ps: the caller then goes by the pid alone.
    return null;
  }
}

const run = promisify(execFile);

/** proc(5): state is field 3, start time in clock ticks since boot is field 22; names may hold spaces. */
function readStat(stat: string): Facts | null {
  const [state = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const started = rest[18];
  return started === undefined ? null : { started, dead: /[ZXx]/.test(state) };
}

import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Output } from '#contract/api.ts';
import type { QueueName } from '#core/job.ts';
import { commandOf, signal, until } from './program.ts';
import type { Round } from './round.ts';
import { closedWrongly, moveOn, readDatabase } from './truth.ts';

type Run = Output<'runs.get'>;

/** A run as it was last seen; `isStuck` where it had not ended in time. */
export type SeenRun = { readonly id: string; readonly isStuck: boolean; readonly run: Run | null };

const urlsOf = ({ sites }: Round): string[] => sites.companies.map(({ url }) => url);

/** Starts a scan of every company. */
export async function scan(round: Round): Promise<Run> {
  for (const url of urlsOf(round)) round.truth.watched.add(url);
  return await round.program.ask('runs.start', { urls: urlsOf(round) });
}

/** Waits for the end of a run; calls that fail on the way are asked again. */
export async function settled(round: Round, id: string, timeoutMs = 90_000): Promise<SeenRun> {
  let run: Run | null = null;
  const over = await until(timeoutMs, async () => {
    run = await round.program.ask('runs.get', { id }).catch(() => run);
    return run?.endedAt ?? null;
  });
  return { id, isStuck: over === null, run };
}

/** Waits until a run has come so far, 0 to 1, or is over. */
export async function reached(round: Round, id: string, share: number): Promise<void> {
  await until(30_000, async () => {
    const run = await round.program.ask('runs.get', { id }).catch(() => null);
    return run !== null && (run.endedAt !== null || run.progress >= share) ? run : null;
  });
}

/** Disturbs a scan at a moment that the seed chooses; answers the run's id. */
export async function disturb(
  round: Round,
  disturbance: (runId: string) => Promise<void>,
  share: number = round.pick.between(0, 0.85),
): Promise<string> {
  const { id } = await scan(round);
  await reached(round, id, share);
  await wait(round.pick.between(0, 300));
  round.did(`at ${share.toFixed(2)}`);
  await disturbance(id);
  return id;
}

/** Disturbs a scan that the fault must not outlive: it completes, and closes nothing wrongly. */
export async function survives(
  round: Round,
  disturbance: (runId: string) => Promise<void>,
  { share, ...rules }: Rules & { readonly share?: number } = {},
): Promise<void> {
  const id = await disturb(round, disturbance, share);
  judge(round, await settled(round, id, 120_000), rules);
}

export type Rules = {
  /** Companies may fail: the fault does not heal within the run. */
  readonly mayFail?: boolean;
  readonly name?: string;
};

/** What must hold of a run that was disturbed. */
export function judge(
  round: Round,
  { run, isStuck }: SeenRun,
  { mayFail = false, name = 'the scan' }: Rules = {},
): void {
  const { fail, program, sites, truth } = round;
  const companies = run?.companies ?? [];
  if (isStuck) fail('stuck_run', `${name} does not end: ${run?.progress} "${run?.message}"`);
  else if (!mayFail && run?.status !== 'completed') {
    const bad = companies
      .filter(({ status }) => status !== 'completed')
      .map((each) => `${each.name}: ${each.status} ${each.error?.code} ${each.error?.message}`);
    fail('not_survived', `${name} ended as ${run?.status}; ${bad.slice(0, 3).join(' | ')}`);
  }
  for (const { name: company, error } of companies) {
    if (error?.code === 'internal') fail('internal_error', `${company}: ${error.message}`);
  }
  const closed = closedWrongly(program.dataDir, sites, truth);
  if (closed.length > 0) fail('closed_wrongly', `after ${name}: ${closed.slice(0, 5).join(', ')}`);
}

/** After a restart every open run ends on its own. */
export async function openRunsEnd(round: Round): Promise<void> {
  const { program, fail, sites, truth } = round;
  const open = () =>
    readDatabase(program.dataDir, (rows) =>
      rows(z.object({ id: z.string() }), `SELECT id FROM Run WHERE status = 'running'`),
    );
  await until(90_000, () => (open().length === 0 ? true : null));
  for (const { id } of open()) fail('stuck_run', `after the restart run ${id} does not end`);
  const closed = closedWrongly(program.dataDir, sites, truth);
  if (closed.length > 0) fail('closed_wrongly', `after the restart: ${closed.slice(0, 5).join()}`);
}

/** Stops the host and starts another, which finishes what was open. */
export async function serveAgain(round: Round): Promise<void> {
  await stopHost(round);
  await round.program.serve();
  await openRunsEnd(round);
}

/** Asks the host to stop: it does, without an error. */
export async function stopHost(round: Round, by: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<void> {
  if (round.program.host() === null) return;
  const end = await round.program.stop(by);
  if (end === null) round.fail('stop', `the host does not end within 30 s of ${by}`);
  else if (end.code !== 0) round.fail('exit_code', `asked to stop: ${JSON.stringify(end)}`);
}

/** Ends the host as a power cut would. */
export async function killHost(round: Round): Promise<void> {
  round.excused.add('drafts');
  await round.program.killHost();
}

/** The children of a killed host end on their own. */
export async function childrenEnd(round: Round, what: string): Promise<void> {
  const { program, fail } = round;
  await until(15_000, () => (program.processes().length === 0 ? true : null));
  for (const pid of program.processes()) fail('orphan', `15 s after ${what}: ${commandOf(pid)}`);
}

/** A worker that runs; of one queue, where it is named. Null while none does. */
export async function pickWorker(
  { program, pick }: Round,
  queue?: QueueName,
): Promise<{ readonly queue: QueueName; readonly pid: number } | null> {
  const { workers } = await program.ask('health.get', {});
  const running = workers.flatMap((each) =>
    each.pid !== null && (queue === undefined || each.queue === queue)
      ? [{ queue: each.queue, pid: each.pid }]
      : [],
  );
  return running.length === 0 ? null : pick.one(running);
}

/** Kills a worker; of one queue, where it is named. */
export async function killWorker(round: Round, queue?: QueueName): Promise<void> {
  const worker = await pickWorker(round, queue);
  if (worker === null) return;
  signal(worker.pid, 'SIGKILL');
  round.did(`SIGKILL ${worker.queue}`);
}

/** Sends a signal to Redis. */
export async function signalRedis(round: Round, name: NodeJS.Signals): Promise<void> {
  const { redisPid } = await round.program.ask('health.get', {});
  if (redisPid !== null) signal(redisPid, name);
  round.did(`${name} redis`);
}

/** The sites change some of their openings. */
export const moveSites = ({ sites, truth, pick }: Round): void => moveOn(sites, truth, pick);

/** A queue whose jobs every scan needs. */
export const pickQueue = ({ pick }: Round): QueueName =>
  pick.one(['io_fetch', 'parse', 'persist'] as const);

import { setTimeout as wait } from 'node:timers/promises';
import type { RunView } from '#contract/runs.ts';
import { seconds } from '#core/duration.ts';
import { jobId } from '#core/job.ts';
import { rootJob } from '#workers/queues.ts';
import type { RunState } from './run-state.ts';
import type { RunDeps } from './start-run.ts';

/** Longest wait for the queues: cancelling must not hang on a Redis that does not answer. */
const longestWaitMs = seconds(1);

/** Ends a run within a second: removes waiting jobs, aborts running ones, keeps finished ones. */
export async function cancelRun(
  { driver, tracker, log }: Pick<RunDeps, 'driver' | 'tracker' | 'log'>,
  runId: string,
): Promise<RunView> {
  const run = tracker.get(runId);
  const ending = tracker.cancel(runId);
  if (run === null) return await ending;
  // Write it first: the next start would resume a run that only the queues know as cancelled.
  await tracker.finished(runId);
  // If Redis is away, results that workers still finish are stored, which does no harm.
  const taken = driver.cancelRun(runId, rootsOf(run)).catch((error: unknown) => {
    log.warn('jobs not cancelled', { runId, error: String(error) });
  });
  await Promise.race([taken, wait(longestWaitMs, undefined, { ref: false })]);
  return await ending;
}

/** The last jobs of unfinished flows: finished jobs stay visible. */
const rootsOf = (run: RunState): readonly string[] =>
  [...run.companies.values()].flatMap((company) => {
    const key = { runId: run.id, companyId: company.id };
    if (company.failure !== null) return [];
    if (company.stored === null) return [jobId({ ...key, job: rootJob('company'), piece: null })];
    return company.pieces.flatMap(({ status }, piece) =>
      status === 'waiting' ? [jobId({ ...key, job: rootJob('piece'), piece })] : [],
    );
  });

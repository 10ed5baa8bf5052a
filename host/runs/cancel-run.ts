import type { RunView } from '#contract/views/run.ts';
import { jobId } from '#core/job.ts';
import type { RunState } from './run-state.ts';
import type { RunDeps } from './start-run.ts';

/** Ends a run within a second: what waits is removed, what runs aborted, what was finished kept. */
export async function cancelRun(
  { driver, tracker, log }: Pick<RunDeps, 'driver' | 'tracker' | 'log'>,
  runId: string,
): Promise<RunView> {
  const run = tracker.get(runId);
  const ending = tracker.cancel(runId);
  if (run === null) return await ending;
  // Written down first: a run that only the queues know to be cancelled would be gone on with.
  await tracker.finished(runId);
  try {
    await driver.cancelRun(runId, rootsOf(run));
  } catch (error) {
    // Redis is away: what its workers still finish of the run is stored, and harms nobody.
    log.warn('jobs not cancelled', { runId, error: String(error) });
  }
  return await ending;
}

/** The last jobs of the flows that are not over: what is finished stays to be looked at. */
const rootsOf = (run: RunState): readonly string[] =>
  [...run.companies.values()].flatMap((company) => {
    const key = { runId: run.id, companyId: company.id };
    if (company.failure !== null) return [];
    if (company.stored === null) return [jobId({ ...key, job: 'store_job_data', piece: null })];
    return company.pieces.flatMap(({ status }, piece) =>
      status === 'waiting' ? [jobId({ ...key, job: 'store_enrichment', piece })] : [],
    );
  });

import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { jobId, parseJobId } from '#core/job.ts';
import type { RunRecord } from '#core/run.ts';
import type { Library } from '#library/client.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import { flowOf } from '#workers/flow.ts';
import { reconcile } from './reconcile.ts';
import type { RunTracker } from './run-tracker.ts';

/** A job of a retry request; `refused` says why it is not queued. */
export type Retried = { readonly id: string; readonly refused: AppError | null };

/**
 * Requeues failed jobs, each with its whole flow, and reopens their runs, even ended ones; their
 * new end replaces the first. Refuses a job with `unknown_job`, or `cancelled` if its run was
 * cancelled.
 */
export type RetryJobs = (ids: readonly string[]) => Promise<readonly Retried[]>;

const longestClimbMs = seconds(3);
const lookEveryMs = 50;

type Deps = {
  readonly driver: Driver;
  readonly library: Pick<Library, 'call'>;
  readonly tracker: Pick<RunTracker, 'open' | 'track' | 'release' | 'apply'>;
};

export function createRetryJobs(deps: Deps): RetryJobs {
  // One at a time: two together would each mistake the other's changes for the run's real state.
  const inTurn = pLimit(1);
  return (ids) =>
    inTurn(async () => {
      const retried: Retried[] = [];
      for (const [runId, own] of Map.groupBy(ids, runOf)) {
        retried.push(...(await retryInRun(deps, runId, own)));
      }
      return retried;
    });
}

const runOf = (id: string): string => parseJobId(id)?.runId ?? '';

async function retryInRun(
  deps: Deps,
  runId: string,
  ids: readonly string[],
): Promise<readonly Retried[]> {
  await Promise.all(ids.map((id) => untilFlowIsOver(deps.driver, id)));
  const refused = new Map<string, AppError>();
  for (const id of ids) {
    const error = await refusalOf(deps, id);
    if (error !== null) refused.set(id, error);
  }
  const accepted = ids.filter((id) => !refused.has(id));
  const record = accepted.length === 0 ? null : await reopen(deps, runId, accepted);
  if (record?.status === 'cancelled') {
    // Workers would refuse them: a cancel stays in force while any of the run's jobs may be left.
    return ids.map((id) => ({ id, refused: refused.get(id) ?? new AppError('cancelled', {}) }));
  }
  try {
    for (const id of accepted) {
      const error = await retryOne(deps.driver, id);
      if (error !== null) refused.set(id, error);
    }
  } finally {
    // Jobs that are not back in the queue are still failed, and recorded so.
    if (record !== null) await reconcile(deps, record);
  }
  return ids.map((id) => ({ id, refused: refused.get(id) ?? null }));
}

/**
 * A failure climbs job by job to the flow's root; while it climbs, it would end the requeued flow.
 * In a paused queue it stops, and does no harm.
 */
async function untilFlowIsOver(driver: Driver, id: string): Promise<void> {
  const key = parseJobId(id);
  if (key === null) return;
  const last = flowOf(key).map(jobId).at(-1) ?? id;
  for (let waitedMs = 0; waitedMs < longestClimbMs; waitedMs += lookEveryMs) {
    const job = await driver.getJob(last);
    if (job === null || job.status === 'failed' || job.status === 'completed') return;
    await wait(lookEveryMs);
  }
}

async function refusalOf({ driver }: Deps, id: string): Promise<AppError | null> {
  const job = await driver.getJob(id);
  const isKnown = parseJobId(id) !== null && job?.status === 'failed';
  return isKnown ? null : new AppError('unknown_job', { id });
}

/**
 * Reopens the run in the database before anything is queued: after a crash in between, the next
 * start finds an open run with failed jobs. Null for a job outside any run.
 */
async function reopen(
  { library, tracker }: Deps,
  runId: string,
  ids: readonly string[],
): Promise<RunRecord | null> {
  const open = tracker.open().find(({ id }) => id === runId);
  // Meanwhile the end of its last other company must not end the run.
  await tracker.release(runId);
  try {
    const parts = ids.flatMap((id) => parseJobId(id) ?? []);
    const record = await library.call('runs.reopen', { id: runId, parts });
    if (record === null && open !== undefined) tracker.track(open);
    return record;
  } catch (error) {
    if (open !== undefined) tracker.track(open);
    throw error;
  }
}

/** Null if it waits again; an error if the job went away meanwhile. */
async function retryOne(driver: Driver, id: string): Promise<AppError | null> {
  try {
    await driver.retry(id);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'unknown_job') return error;
    throw error;
  }
}

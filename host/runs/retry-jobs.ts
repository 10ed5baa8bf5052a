import { setTimeout as wait } from 'node:timers/promises';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { jobId, parseJobId } from '#core/job.ts';
import type { RunRecord } from '#core/run.ts';
import { createSemaphore } from '#core/semaphore.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import { flowOf } from '#workers/flow.ts';
import type { Library } from '../library/client.ts';
import { reconcile } from './reconcile.ts';
import type { RunTracker } from './run-tracker.ts';

/** What became of a job that was to be tried again: it waits, or why it does not. */
export type Retried = { readonly id: string; readonly refused: AppError | null };

/**
 * Queues failed jobs anew, each with the whole flow it belongs to, and takes up their runs again,
 * also those that were over: how they then end is written as if it were the first time. Refuses a
 * job with `unknown_job`, with `cancelled` where its run is, and with `demo_is_on`.
 */
export type RetryJobs = (ids: readonly string[]) => Promise<readonly Retried[]>;

const longestClimbMs = seconds(3);
const lookEveryMs = 50;

type Deps = {
  readonly driver: Driver;
  readonly library: Pick<Library, 'call'>;
  readonly tracker: Pick<RunTracker, 'open' | 'track' | 'release' | 'apply'>;
  /** Companies that are not to be read for the time being. */
  readonly isLeftAlone: (companyId: string) => boolean;
};

export function createRetryJobs(deps: Deps): RetryJobs {
  // Of two at a time, one would take what the other has just changed for the way the run stands.
  const turns = createSemaphore(1);
  return (ids) =>
    turns.run(async () => {
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
    // Its workers would not do them: they are told so for as long as any may be left.
    return ids.map((id) => ({ id, refused: refused.get(id) ?? new AppError('cancelled', {}) }));
  }
  try {
    for (const id of accepted) {
      const error = await retryOne(deps.driver, id);
      if (error !== null) refused.set(id, error);
    }
  } finally {
    // Whatever did not get back in line has failed still, and is noted so.
    if (record !== null) await reconcile(deps, record);
  }
  return ids.map((id) => ({ id, refused: refused.get(id) ?? null }));
}

/**
 * A failure climbs to the jobs that build on it one by one: where it is still on its way, it would
 * end the flow that is queued anew. Where a queue is paused it goes no further, and does no harm.
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

async function refusalOf({ driver, isLeftAlone }: Deps, id: string): Promise<AppError | null> {
  const key = parseJobId(id);
  const job = await driver.getJob(id);
  if (key === null || job?.status !== 'failed') return new AppError('unknown_job', { id });
  // A piece's jobs read no site.
  const readsSite = key.piece === null;
  return readsSite && isLeftAlone(key.companyId) ? new AppError('demo_is_on', {}) : null;
}

/**
 * The run as the database then has it, written before anything is queued: after a crash in between,
 * the next start finds an open run whose jobs have failed. Null where it belongs to no run.
 */
async function reopen(
  { library, tracker }: Deps,
  runId: string,
  ids: readonly string[],
): Promise<RunRecord | null> {
  const open = tracker.open().find(({ id }) => id === runId);
  // Meanwhile its last other company must not end it.
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

/** Null where it waits again; why not, where the job went meanwhile. */
async function retryOne(driver: Driver, id: string): Promise<AppError | null> {
  try {
    await driver.retry(id);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'unknown_job') return error;
    throw error;
  }
}

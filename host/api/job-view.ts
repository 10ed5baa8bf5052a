import type { JobView } from '#contract/views/job.ts';
import { toErrorView } from '#core/errors.ts';
import { parseJobId } from '#core/job.ts';
import type { JobRecord } from '#workers/drivers/driver.ts';
import type { RunTracker } from '../runs/run-tracker.ts';

/** A queue's record of a job as clients see it. */
export function toJobView(record: JobRecord, tracker: Pick<RunTracker, 'view'>): JobView {
  const { id, queue, job, status, payload, attempts, result, stack } = record;
  const error = record.error === null ? null : toErrorView(record.error);
  const step = record.progress?.step ?? status;
  const progress = status === 'completed' ? 1 : (record.progress?.fraction ?? 0);
  return {
    id,
    queue,
    job,
    status,
    progress,
    chainProgress: chainProgressOf(id, tracker) ?? progress,
    step,
    companyUrl: String(payload.companyUrl ?? payload.url ?? ''),
    userId: String(payload.userId ?? ''),
    attempts,
    createdAt: iso(record.createdAt),
    startedAt: record.startedAt === null ? null : iso(record.startedAt),
    endedAt: record.endedAt === null ? null : iso(record.endedAt),
    payload: { ...payload },
    result,
    stack,
    error,
    message: error?.message ?? step,
  };
}

/** Of the company's whole flow, as far as its run is followed. */
function chainProgressOf(id: string, tracker: Pick<RunTracker, 'view'>): number | undefined {
  const key = parseJobId(id);
  if (key === null) return undefined;
  return tracker.view(key.runId)?.companies.find(({ id }) => id === key.companyId)?.progress;
}

const iso = (ms: number): string => new Date(ms).toISOString();

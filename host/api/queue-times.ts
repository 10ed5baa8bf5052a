import type { QueueTimes } from '#contract/jobs.ts';
import { minutes } from '#core/duration.ts';
import type { QueueName } from '#core/job.ts';
import type { Driver, JobRecord } from '#workers/drivers/driver.ts';
import { queueNames } from '#workers/queues.ts';

/** The length of the time axis, in minutes. */
const axisMinutes = 15;

/** More than any queue finishes in that time on one machine, and quick to read. */
const mostJobs = 1_000;

/** What each queue finished in the last 15 minutes, and how long that waited and took. */
export async function readQueueTimes(
  driver: Pick<Driver, 'listJobs'>,
  nowMs: number,
): Promise<QueueTimes[]> {
  const finished = await driver.listJobs({ statuses: ['completed', 'failed'], limit: mostJobs });
  return queueNames.map((queue) =>
    timesOf(
      queue,
      finished.filter((job) => job.queue === queue),
      nowMs,
    ),
  );
}

type Finished = JobRecord & { readonly startedAt: number; readonly endedAt: number };

function timesOf(queue: QueueName, jobs: readonly JobRecord[], nowMs: number): QueueTimes {
  // Minutes of the clock, so that a bar does not change while time goes on.
  const end = Math.floor(nowMs / minutes(1) + 1) * minutes(1);
  const start = end - minutes(axisMinutes);
  const recent = jobs.filter(
    (job): job is Finished =>
      job.startedAt !== null && job.endedAt !== null && job.endedAt >= start,
  );
  const slowest = recent.toSorted((a, b) => runMs(b) - runMs(a))[0];
  return {
    queue,
    finished: Array.from({ length: axisMinutes }, (_, minute) => {
      const from = start + minutes(minute);
      return recent.filter(({ endedAt }) => endedAt >= from && endedAt < from + minutes(1)).length;
    }),
    waitMs: spread(recent.map(({ createdAt, startedAt }) => startedAt - createdAt)),
    runMs: spread(recent.map(runMs)),
    slowest:
      slowest === undefined
        ? null
        : {
            id: slowest.id,
            companyUrl: String(slowest.payload.companyUrl ?? ''),
            ms: runMs(slowest),
          },
  };
}

const runMs = ({ startedAt, endedAt }: Finished): number => endedAt - startedAt;

function spread(values: readonly number[]): QueueTimes['runMs'] {
  if (values.length === 0) return null;
  const sorted = values.map((ms) => Math.max(0, ms)).toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.ceil(sorted.length * part) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

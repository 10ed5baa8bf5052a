import { expect, it } from 'vitest';
import type { JobRecord } from '#workers/drivers/driver.ts';
import { readQueueTimes } from './queue-times.ts';

const now = Date.parse('2026-11-26T10:30:30Z');
const second = 1_000;
const minute = 60 * second;

const job = (id: string, over: Partial<JobRecord>): JobRecord => ({
  ...{ id, queue: 'io_fetch', job: 'scrape_company', status: 'completed', progress: null },
  ...{ payload: { companyUrl: `https://${id}.example` }, attempts: 1, result: null },
  ...{ error: null, stack: null, createdAt: now, startedAt: now, endedAt: now },
  ...over,
});

const ran = (id: string, endedAt: number, waitMs: number, runMs: number): JobRecord =>
  job(id, { createdAt: endedAt - runMs - waitMs, startedAt: endedAt - runMs, endedAt });

const read = async (jobs: readonly JobRecord[]) => {
  const times = await readQueueTimes({ listJobs: async () => jobs }, now);
  return { fetch: times.find(({ queue }) => queue === 'io_fetch'), times };
};

it('counts the finished jobs of each minute, oldest first', async () => {
  const { fetch } = await read([
    ran('now', now, 0, 1),
    ran('same', now - 20 * second, 0, 1),
    ran('before', now - minute, 0, 1),
    ran('first', now - 14 * minute, 0, 1),
    ran('past', now - 15 * minute, 0, 1),
  ]);
  expect(fetch?.finished).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
});

it('tells how long half of the jobs and nearly all of them waited and took', async () => {
  const jobs = Array.from({ length: 20 }, (_, i) => ran(`j${i}`, now, (i + 1) * 10, (i + 1) * 100));
  const { fetch } = await read(jobs);
  expect(fetch).toMatchObject({
    waitMs: { p50: 100, p95: 190 },
    runMs: { p50: 1_000, p95: 1_900 },
    slowest: { id: 'j19', companyUrl: 'https://j19.example', ms: 2_000 },
  });
});

it('knows no times of a queue that finished nothing, nor of jobs that never started', async () => {
  const { fetch, times } = await read([
    job('failed', { status: 'failed', startedAt: null, endedAt: now }),
  ]);
  expect(fetch).toMatchObject({ waitMs: null, runMs: null, slowest: null });
  expect(times).toHaveLength(4);
});

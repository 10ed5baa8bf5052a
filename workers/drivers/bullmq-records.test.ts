import { Job } from 'bullmq';
import { describe, expect, it } from 'vitest';
import { settledRecord } from './bullmq-records.ts';

/** A job made only from the fields in Redis. */
function jobOf(fields: object, state: string): Job {
  const queue = { name: 'persist', toKey: () => '', opts: {}, keys: {}, qualifiedName: '' };
  const job: Job = Object.create(Job.prototype);
  return Object.assign(job, {
    id: 's-run-acme',
    name: 'store_job_data',
    queue,
    data: {},
    timestamp: 1,
    attemptsStarted: 1,
    getState: async () => state,
    ...fields,
  });
}

const ended = { finishedOn: 5, processedOn: 2, returnvalue: { outcome: 'stored' } };

describe('a job that ends between two reads', () => {
  it('has its final result', async () => {
    const seen = jobOf({}, 'completed');
    const now = jobOf(ended, 'completed');
    expect(await settledRecord(seen, async () => now)).toMatchObject({
      status: 'completed',
      result: { outcome: 'stored' },
      endedAt: 5,
    });
  });

  it('has its final error', async () => {
    const now = jobOf({ finishedOn: 5, failedReason: 'boom' }, 'failed');
    const record = await settledRecord(jobOf({}, 'failed'), async () => now);
    expect(record?.error).toMatchObject({ code: 'internal' });
  });

  it('is missing if it was deleted in between', async () => {
    expect(await settledRecord(jobOf({}, 'completed'), async () => null)).toBeNull();
  });

  it.each([
    ['completed', ended],
    ['active', { processedOn: 2 }],
    ['waiting', {}],
  ])('is read once if it is complete: %s', async (state, fields) => {
    const again = async () => {
      throw new Error('asked again');
    };
    expect(await settledRecord(jobOf(fields, state), again)).toMatchObject({ id: 's-run-acme' });
  });
});

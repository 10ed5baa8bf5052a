import { describe, expect, it } from 'vitest';
import { JobName, jobId, parseJobId } from './job.ts';

describe('a job id', () => {
  it.each(JobName.options)('names everything about a %s', (job) => {
    const key = { job, runId: '0a1b', companyId: 'c0ffee', piece: 7 };
    expect(parseJobId(jobId(key))).toEqual(key);
  });

  it('recognises a company’s own jobs by the missing piece', () => {
    expect(parseJobId('s-run-acme')).toMatchObject({ job: 'store_job_data', piece: null });
  });

  it.each(['', 'x', 'q-run-acme', 's-run', 's-run-acme-1-2'])('is not "%s"', (id) => {
    expect(parseJobId(id)).toBeNull();
  });
});

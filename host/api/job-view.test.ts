import { describe, expect, it } from 'vitest';
import { JobView } from '#contract/views/job.ts';
import type { RunView } from '#contract/views/run.ts';
import { AppError } from '#core/errors.ts';
import { jobRecord } from '#tests/support/idle-driver.ts';
import type { JobRecord } from '#workers/drivers/driver.ts';
import { toJobView } from './job-view.ts';

const nobody = { view: () => null };

const viewOf = (said: Partial<JobRecord>, tracker: Parameters<typeof toJobView>[1] = nobody) =>
  toJobView(jobRecord(said), tracker);

describe('a job as clients see it', () => {
  it('is as the contract says', () => {
    const view = viewOf({
      payload: { companyUrl: 'https://acme.example', userId: 'me' },
      status: 'running',
      progress: { fraction: 0.5, step: 'Storing 3 openings', at: 0 },
      attempts: 1,
      createdAt: Date.UTC(2026, 0, 1),
      startedAt: Date.UTC(2026, 0, 1, 0, 0, 1),
    });
    expect(JobView.parse(view)).toEqual({
      id: 's-run1-acme',
      queue: 'persist',
      job: 'store_job_data',
      status: 'running',
      progress: 0.5,
      chainProgress: 0.5,
      step: 'Storing 3 openings',
      companyUrl: 'https://acme.example',
      userId: 'me',
      attempts: 1,
      createdAt: '2026-01-01T00:00:00.000Z',
      startedAt: '2026-01-01T00:00:01.000Z',
      endedAt: null,
      payload: { companyUrl: 'https://acme.example', userId: 'me' },
      result: null,
      stack: null,
      error: null,
      message: 'Storing 3 openings',
    });
  });

  it('is wholly done when it is completed, whatever it said last', () => {
    const progress = { fraction: 0.1, step: 'Storing', at: 0 };
    expect(viewOf({ status: 'completed', progress })).toMatchObject({ progress: 1 });
  });

  it('says its status while it has said nothing itself', () => {
    expect(viewOf({ status: 'waiting' })).toMatchObject({ progress: 0, step: 'waiting' });
  });

  it('says where in the code it failed last', () => {
    expect(viewOf({ status: 'failed', stack: 'Error: no\n    at here' })).toMatchObject({
      stack: 'Error: no\n    at here',
    });
  });

  it('says why it failed', () => {
    const error = new AppError('robots_denied', { url: 'https://acme.example' });
    expect(viewOf({ status: 'failed', error })).toMatchObject({
      message: 'https://acme.example may not be read by programs (robots.txt)',
      error: { code: 'robots_denied', hint: expect.any(String) },
    });
  });

  it('tells how far its company is, where its run is followed', () => {
    const companies = [
      { id: 'birch', progress: 0.1 },
      { id: 'acme', progress: 0.55 },
    ];
    const view = (id: string) => (id === 'run1' ? ({ companies } as unknown as RunView) : null);
    expect(viewOf({}, { view })).toMatchObject({ progress: 0, chainProgress: 0.55 });
  });

  it('tells the address it tries, where it is about no company', () => {
    const payload = { url: 'https://acme.example/careers' };
    expect(viewOf({ job: 'detect_source', payload })).toMatchObject({
      companyUrl: 'https://acme.example/careers',
      userId: '',
    });
  });
});

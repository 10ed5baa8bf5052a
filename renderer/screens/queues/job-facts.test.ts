import { describe, expect, it, test } from 'vitest';
import { mostFailedJobs } from '#renderer/store/queries.ts';
import { companyName, companyOf, failedIn, failedRoots } from './job-facts.ts';

const error = { code: 'http_status', message: 'failed', hint: '' };
const failed = { queue: 'io_fetch', error } as const;
const waitedForIt = [
  { queue: 'parse', error: null },
  { queue: 'persist', error: null },
] as const;

it('counts one failure per company, in its own queue', () => {
  const roots = failedRoots([failed, ...waitedForIt]);
  const counted = (['io_fetch', 'parse', 'ai_enrich', 'persist'] as const).map((queue) =>
    failedIn({ queue, failed: 1 }, roots),
  );
  expect(counted).toEqual([1, 0, 0, 0]);
});

it('counts a failure of a later stage in that stage', () => {
  const roots = failedRoots([
    { queue: 'parse', error },
    { queue: 'persist', error: null },
  ]);
  expect(failedIn({ queue: 'parse', failed: 1 }, roots)).toBe(1);
  expect(failedIn({ queue: 'persist', failed: 1 }, roots)).toBe(0);
});

it('does not count a job that was cancelled', () => {
  const cancelled = { ...error, code: 'cancelled' };
  const roots = failedRoots([{ queue: 'io_fetch', error: cancelled }, ...waitedForIt]);
  expect(roots).toEqual({ jobs: [], isAll: true });
});

it("uses the host's total if the list is cut off", () => {
  const roots = failedRoots(Array.from({ length: mostFailedJobs }, () => failed));
  expect(roots.isAll).toBe(false);
  expect(failedIn({ queue: 'parse', failed: 312 }, roots)).toBe(312);
});

describe('the company of a job', () => {
  const acme = { id: 'c1', name: 'Acme', url: 'https://jobs.lever.co/acme' };
  const birch = { id: 'c2', name: 'Birch', url: 'https://birch.example/careers' };
  const companies = [acme, birch];

  test("a job shows its company's name, even after its address changed", () => {
    const job = { payload: { companyId: 'c2' }, companyUrl: 'https://old.example/jobs' };
    expect(companyName(job, companies)).toBe('Birch');
  });

  test('a job with only an address finds its company by it', () => {
    expect(companyOf({ payload: {}, companyUrl: acme.url }, companies)).toBe(acme);
  });

  test('a job of an unwatched company shows the host', () => {
    const job = { payload: { companyId: 'gone' }, companyUrl: 'https://www.gone.example/jobs' };
    expect(companyName(job, companies)).toBe('gone.example');
  });
});

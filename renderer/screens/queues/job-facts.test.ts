import { describe, expect, it, test } from 'vitest';
import { mostFailedJobs } from '#renderer/store/queries.ts';
import { companyName, companyOf, faultsIn, faultsOf, groupFailures, ofKind } from './job-facts.ts';

const failed = { queue: 'io_fetch', failure: 'fault' } as const;
const waitedForIt = [
  { queue: 'parse', failure: null },
  { queue: 'persist', failure: null },
] as const;
const queues = ['io_fetch', 'parse', 'ai_enrich', 'persist'] as const;

it('counts one failure per company, in its own queue', () => {
  const faults = faultsIn([failed, ...waitedForIt]);
  expect(queues.map((queue) => faultsOf(queue, faults))).toEqual([1, 0, 0, 0]);
});

it('counts a failure of a later stage in that stage', () => {
  const faults = faultsIn([
    { queue: 'parse', failure: 'fault' },
    { queue: 'persist', failure: null },
  ]);
  expect(queues.map((queue) => faultsOf(queue, faults))).toEqual([0, 1, 0, 0]);
});

it.each(['site', 'cancelled'] as const)('counts no job of the kind %s as a fault', (failure) => {
  const job = { queue: 'io_fetch', failure } as const;
  expect(faultsIn([job, ...waitedForIt]).jobs).toEqual([]);
  expect(ofKind([job, ...waitedForIt], failure)).toEqual([job]);
});

it('tells whether the list held every failed job', () => {
  expect(faultsIn([failed]).isAll).toBe(true);
  expect(faultsIn(Array.from({ length: mostFailedJobs }, () => failed)).isAll).toBe(false);
});

describe('equal failures', () => {
  const job = (id: string, code: string, endedAt: string, companyUrl = 'https://a.example') => ({
    ...({ id, job: 'scrape_company', queue: 'io_fetch', companyUrl } as const),
    ...{ createdAt: '2026-11-01', endedAt, error: { code, message: 'failed', hint: '' } },
  });

  it('are one group, the latest first', () => {
    const jobs = [
      job('one', 'challenge_page', '2026-11-02'),
      job('two', 'challenge_page', '2026-11-03'),
      job('other', 'page_not_found', '2026-11-03'),
      job('far', 'challenge_page', '2026-11-03', 'https://b.example'),
    ];
    const groups = groupFailures(jobs);
    expect(groups.map(({ latest, jobs: { length } }) => [latest.id, length])).toEqual([
      ['two', 2],
      ['other', 1],
      ['far', 1],
    ]);
  });
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

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Output } from '#contract/api.ts';
import { runView } from '#tests/support/fake-rolewatch.ts';
import { type HttpHost, startHttpHost } from '#tests/support/http-host.ts';

let host: HttpHost;
beforeEach(async () => {
  host = await startHttpHost();
  const queue: Output<'queues.list'>[number] = {
    queue: 'parse',
    isPaused: true,
    waiting: 3,
    delayed: 0,
    running: 1,
    completed: 20,
    failed: 2,
    perMinute: 5,
    oldestWaitMs: 1_500,
  };
  const counts: Output<'counts.get'> = {
    inbox: 4,
    openings: 1_204,
    tracked: 7,
    companies: 12,
    checkedCompanies: 1,
    failingCompanies: 1,
    quietCompanies: 0,
    lastCheckedAt: null,
  };
  host.rolewatch.answers.set('queues.list', [queue]);
  host.rolewatch.answers.set('counts.get', counts);
  const run = { ...runView('r', 1), completedCompanies: 1, openingsFound: 40 };
  host.rolewatch.answers.set('runs.list', [run]);
});
afterEach(() => host[Symbol.asyncDispose]());

const read = async () => (await host.ask('/metrics')).text();

describe('metrics', () => {
  it('are in the text format of Prometheus', async () => {
    const response = await host.ask('/metrics');
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const name = '[a-z_]+';
    const label = `${name}="[^"]*"`;
    const line = new RegExp(
      `^(|# HELP ${name} .+|# TYPE ${name} (gauge|counter)|${name}(\\{${label}(,${label})*\\})? -?\\d+(\\.\\d+)?(e[+-]\\d+)?)$`,
    );
    const lines = (await response.text()).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.filter((each) => !line.test(each))).toEqual([]);
  });

  it.each([
    ['queues', 'rolewatch_queue_jobs{queue="parse",state="waiting"} 3'],
    ['queues', 'rolewatch_queue_jobs{queue="parse",state="failed"} 2'],
    ['queues', 'rolewatch_queue_paused{queue="parse"} 1'],
    ['queues', 'rolewatch_queue_oldest_wait_seconds{queue="parse"} 1.5'],
    ['Redis', 'rolewatch_redis_up 1'],
    ['workers', 'rolewatch_worker_up{queue="parse"} 1'],
    ['workers', 'rolewatch_worker_restarts_total{queue="parse"} 2'],
    ['workers', 'rolewatch_worker_resident_memory_bytes{queue="parse"} 100000000'],
    ['runs', 'rolewatch_last_run_duration_seconds{status="completed"} 60'],
    ['runs', 'rolewatch_last_run_postings{status="completed"} 40'],
    ['postings', 'rolewatch_postings_open 1204'],
    ['companies', 'rolewatch_companies_failing 1'],
    ['the inbox', 'rolewatch_inbox_items 4'],
  ])('count %s: %s', async (_what, line) => {
    expect((await read()).split('\n')).toContain(line);
  });

  it('are the same at every request', async () => {
    await read();
    const lines = (await read()).split('\n');
    expect(lines).toContain('# TYPE rolewatch_worker_restarts_total counter');
    expect(lines).toContain('rolewatch_worker_restarts_total{queue="parse"} 2');
  });

  it('leave out the last run if there was none', async () => {
    host.rolewatch.answers.set('runs.list', []);
    expect(await read()).not.toContain('last_run');
  });

  it('leave out openings of a run that read no company', async () => {
    host.rolewatch.answers.set('runs.list', [runView('r', 1)]);
    expect(await read()).not.toContain('rolewatch_last_run_postings{');
  });

  it('fail with an error status if they are unavailable', async () => {
    host.rolewatch.answers.set('queues.list', new Error('the queues are away'));
    expect((await host.ask('/metrics')).status).toBe(500);
  });
});

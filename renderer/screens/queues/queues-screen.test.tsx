import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import type { JobView, QueueTimes, QueueView, WorkerView } from '#renderer/model.ts';
import { showConnection, useHealth, useQueueCounts } from '#renderer/store/live-state.ts';
import { labels } from '#renderer/strings/labels.ts';
import { queuesStrings as words } from '#renderer/strings/queues.ts';
import { health } from '#renderer/testing/samples.ts';
import { type Answers, show } from '#renderer/testing/show.tsx';
import { adviceFor, QueuesScreen } from './queues-screen.tsx';

const queue = (said: Partial<QueueView>): QueueView => ({
  queue: 'io_fetch',
  isPaused: false,
  waiting: 0,
  delayed: 0,
  running: 0,
  completed: 0,
  failed: 0,
  perMinute: null,
  oldestWaitMs: null,
  ...said,
});
const worker = (state: WorkerView['state']): WorkerView => ({
  queue: 'parse',
  state,
  pid: 1,
  restarts: 0,
  rssBytes: null,
  cpu: null,
});
const noneFailed = { jobs: [], isAll: true };

describe('the advice', () => {
  it('names the queue with the longest wait, and the wait', () => {
    const queues = [
      queue({ waiting: 40, perMinute: 60 }),
      queue({ queue: 'ai_enrich', waiting: 340, perMinute: 57 }),
    ];
    expect(adviceFor(queues, [], noneFailed)).toBe(
      'Enhance is the bottleneck: 340 jobs wait, about 6 min.',
    );
  });

  it('puts a lost worker first', () => {
    expect(adviceFor([queue({ waiting: 40 })], [worker('gave_up')], noneFailed)).toMatch(
      /^The Read worker/,
    );
  });

  it('reports a paused queue with waiting jobs', () => {
    expect(adviceFor([queue({ isPaused: true, waiting: 1 })], [], noneFailed)).toMatch(
      /^Fetch is paused/,
    );
  });

  it('reports failed jobs if nothing else is wrong', () => {
    const failed = { jobs: ['f1', 'f2'], isAll: true };
    expect(adviceFor([queue({ failed: 6 })], [worker('ready')], failed)).toMatch(/^2 jobs failed/);
  });

  it('leaves out the number of failures if the list is cut off', () => {
    const failed = { jobs: ['f1'], isAll: false };
    expect(adviceFor([queue({ failed: 900 })], [], failed)).toMatch(/^At least 1 job failed/);
  });

  it('says that all is well, or that the queues are empty', () => {
    expect(adviceFor([queue({ running: 1 })], [], noneFailed)).toBe('All queues are keeping up.');
    expect(adviceFor([queue({})], [], noneFailed)).toBe('All queues are empty.');
  });
});

const kindOf = (code: string | null): JobView['failure'] => {
  if (code === null || code === 'cancelled') return code;
  return code === 'challenge_page' ? 'site' : 'fault';
};

const failedJob = (id: string, code: string | null, over: Partial<JobView> = {}): JobView => ({
  ...{ id, queue: 'io_fetch', job: 'scrape_company', status: 'failed', progress: 0 },
  ...{ chainProgress: 0, step: '', companyUrl: 'https://acme.example', userId: 'u', attempts: 1 },
  ...{ createdAt: '2026-11-26T10:00:00Z', startedAt: null, endedAt: '2026-11-26T10:00:00Z' },
  ...{ payload: {}, result: null, stack: null, message: `it is ${code}` },
  error: code === null ? null : { code, message: `it is ${code}`, hint: '' },
  failure: kindOf(code),
  ...over,
});

const fetched: QueueTimes = {
  queue: 'io_fetch',
  finished: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 4],
  waitMs: { p50: 120, p95: 4_000 },
  runMs: { p50: 900, p95: 61_000 },
  slowest: { id: 'r1.acme', companyUrl: 'https://slow.example/jobs', ms: 61_000 },
};

const hostWith = (jobs: readonly JobView[]): Answers => ({
  'jobs.list': () => [...jobs],
  'queues.times': () => [fetched],
  'log.tail': () => [
    { at: '2026-11-26T10:00:00Z', level: 'warn', name: 'host', message: 'no notification' },
  ],
  'companies.list': () => [],
});

describe('the screen', () => {
  beforeEach(() => {
    showConnection('open');
    useHealth.setState({ health });
    useQueueCounts.setState({
      queues: (['io_fetch', 'parse', 'ai_enrich', 'persist'] as const).map((name) =>
        queue({ queue: name, failed: 6, running: name === 'parse' ? 2 : 0 }),
      ),
    });
  });

  const lane = (name: 'io_fetch' | 'parse') =>
    within(screen.getByRole('region', { name: labels.queues[name] }));
  const kind = (text: string) => screen.findByRole('radio', { name: text });

  test('counts captchas and cancelled jobs apart from faults, and equal ones once', async () => {
    const captchas = ['a', 'b', 'c', 'd'].map((id) => failedJob(id, 'challenge_page'));
    const jobs = [...captchas, failedJob('e', 'cancelled'), failedJob('f', null)];
    const { person, asked } = show(<QueuesScreen />, hostWith(jobs));
    expect(await kind(words.kinds.site(1))).toBeDefined();
    expect(await kind(words.kinds.cancelled(1))).toBeDefined();
    expect(lane('io_fetch').getByText(words.failed).parentElement?.textContent).toBe(
      `${words.failed}0`,
    );
    expect(screen.getByText(words.about.fault(0))).toBeDefined();
    await person.click(await kind(words.kinds.site(1)));
    expect(screen.getByText(/^×4 since/)).toBeDefined();
    expect(asked('jobs.remove')).toEqual([]);
  });

  test('deletes all jobs of a group', async () => {
    const jobs = ['a', 'b'].map((id) => failedJob(id, 'internal'));
    const { person, asked, answer } = show(<QueuesScreen />, hostWith(jobs));
    const button = await screen.findByRole('button', { name: words.remove });
    answer({ ...hostWith([]), 'jobs.remove': () => ({ removed: 1 }) });
    await person.click(button);
    expect(await screen.findByText(words.didRemove(2))).toBeDefined();
    expect(asked('jobs.remove').map(({ input }) => input)).toEqual([{ id: 'a' }, { id: 'b' }]);
  });

  test('shows the last 15 minutes of a queue, its waits and its slowest job', async () => {
    show(<QueuesScreen />, hostWith([]));
    expect(
      await lane('io_fetch').findByRole('img', { name: words.finishedIn(7, 15) }),
    ).toBeDefined();
    expect(lane('io_fetch').getByText(words.waited('120 ms', '4.0 s'))).toBeDefined();
    const slowest = lane('io_fetch').getByRole('link', { name: /slow\.example/ });
    expect(slowest.getAttribute('href')).toBe('#/queues/r1.acme');
    expect(await screen.findByText('no notification')).toBeDefined();
  });

  test('claims nothing while the host is away', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    show(<QueuesScreen />, hostWith([]));
    expect(screen.getByText(labels.workerStates.ready)).toBeDefined();
    await act(async () => {
      showConnection('reconnecting');
      await vi.advanceTimersByTimeAsync(1_000);
    });
    expect(screen.getByText(words.stateUnknown)).toBeDefined();
    expect(screen.queryByText(labels.workerStates.ready)).toBeNull();
    expect(screen.getByText(/^Rolewatch is not responding/)).toBeDefined();
    expect(screen.queryByRole('button', { name: words.more(labels.queues.parse) })).toBeNull();
    vi.useRealTimers();
  });
});

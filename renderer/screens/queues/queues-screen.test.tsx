import { describe, expect, it } from 'vitest';
import type { QueueView, WorkerView } from '#renderer/model.ts';
import { adviceFor } from './queues-screen.tsx';

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

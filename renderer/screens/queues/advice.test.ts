import { describe, expect, it } from 'vitest';
import type { QueueView, WorkerView } from '#renderer/model.ts';
import { adviceFor } from './advice.ts';

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

describe('the advice', () => {
  it('names the queue where the wait is longest, and how long it is', () => {
    const queues = [
      queue({ waiting: 40, perMinute: 60 }),
      queue({ queue: 'ai_enrich', waiting: 340, perMinute: 57 }),
    ];
    expect(adviceFor(queues, [], 0)).toBe('Enhance is the bottleneck: 340 jobs wait, about 6 min.');
  });

  it('says first that a worker is lost', () => {
    expect(adviceFor([queue({ waiting: 40 })], [worker('gave_up')], 0)).toMatch(
      /^The worker for Read/,
    );
  });

  it('says that a queue with work is paused', () => {
    expect(adviceFor([queue({ isPaused: true, waiting: 1 })], [], 0)).toMatch(/^Fetch is paused/);
  });

  it('says that jobs failed where nothing else is wrong', () => {
    expect(adviceFor([queue({ failed: 6 })], [worker('ready')], 2)).toMatch(/^2 jobs failed/);
  });

  it('says that all is well, or that there is nothing to do', () => {
    expect(adviceFor([queue({ running: 1 })], [], 0)).toBe('All queues keep up.');
    expect(adviceFor([queue({})], [], 0)).toBe('Nothing to do.');
  });
});

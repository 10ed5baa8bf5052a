import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pauseWhenRefused } from './pause-when-refused.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openWorker() {
  const events = new EventEmitter();
  const worker = Object.assign(events, {
    pause: vi.fn(async () => undefined),
    resume: vi.fn(async () => undefined),
  });
  // Of BullMQ's worker only this is needed.
  const pausing = pauseWhenRefused(worker as never);
  return { ...worker, fail: (said: string) => events.emit('error', new Error(said)), pausing };
}

const refusal = "OOM command not allowed when used memory > 'maxmemory'.";

it('pauses once for many refusals, and goes on after seconds', () => {
  const worker = openWorker();
  for (let n = 0; n < 1_000; n += 1) worker.fail(refusal);
  expect(worker.pause).toHaveBeenCalledTimes(1);
  expect(worker.resume).not.toHaveBeenCalled();
  vi.advanceTimersByTime(3_000);
  expect(worker.resume).toHaveBeenCalledTimes(1);
});

it('pauses again where it is still refused', () => {
  const worker = openWorker();
  worker.fail(refusal);
  vi.advanceTimersByTime(3_000);
  worker.fail(refusal);
  expect(worker.pause).toHaveBeenCalledTimes(2);
});

it.each(['Connection is closed.', 'Missing lock for job 7'])('does not pause for: %s', (said) => {
  const worker = openWorker();
  worker.fail(said);
  expect(worker.pause).not.toHaveBeenCalled();
});

it('does nothing more to a worker that is being closed', () => {
  const worker = openWorker();
  worker.fail(refusal);
  worker.pausing[Symbol.dispose]();
  worker.fail(refusal);
  vi.advanceTimersByTime(10_000);
  expect(worker.pause).toHaveBeenCalledTimes(1);
  expect(worker.resume).not.toHaveBeenCalled();
});

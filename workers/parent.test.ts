import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FromWorker, reportUsage, usageIntervalMs } from './parent.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

it('reports this process’s usage at once and every two seconds', () => {
  const said: FromWorker[] = [];
  using _usage = reportUsage((message) => said.push(message));
  vi.advanceTimersByTime(2 * usageIntervalMs);
  expect(said).toHaveLength(3);
  for (const message of said) {
    expect(FromWorker.parse(message)).toEqual({
      type: 'usage',
      rssBytes: expect.any(Number),
      cpu: expect.any(Number),
    });
  }
});

it('counts the work since the last report', () => {
  const said: number[] = [];
  using _usage = reportUsage((message) => {
    if (message.type === 'usage') said.push(message.cpu);
  });
  const until = performance.now() + 50;
  while (performance.now() < until) JSON.stringify(process.versions);
  vi.advanceTimersByTime(usageIntervalMs);
  expect(said[1]).toBeGreaterThan(0.2);
  expect(said[1]).toBeLessThan(20);
});

it('stops reporting once it is disposed of', () => {
  const tell = vi.fn();
  reportUsage(tell)[Symbol.dispose]();
  vi.advanceTimersByTime(10 * usageIntervalMs);
  expect(tell).toHaveBeenCalledOnce();
});

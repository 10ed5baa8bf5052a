import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HealthView } from '#contract/views/health.ts';
import { health } from '#tests/support/fake-rolewatch.ts';
import { createBus } from './bus.ts';
import { createHealthNews } from './health-news.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const bus = createBus();
  const heard: HealthView[] = [];
  bus.on('health.changed', (view) => heard.push(view));
  let isDemo = false;
  const news = createHealthNews(bus, () => ({ ...health, isDemo }));
  const turn = () => {
    isDemo = !isDemo;
  };
  return { news, heard, turn };
}

it('tells a change in the next turn', () => {
  const { news, heard } = start();
  news.changed();
  vi.advanceTimersByTime(0);
  expect(heard).toEqual([health]);
});

it('tells nothing twice', () => {
  const { news, heard, turn } = start();
  for (const _ of [1, 2, 3]) {
    news.changed();
    vi.advanceTimersByTime(1_000);
  }
  turn();
  news.changed();
  vi.advanceTimersByTime(1_000);
  expect(heard.map(({ isDemo }) => isDemo)).toEqual([false, true]);
});

it('tells what workers use at most every two seconds', () => {
  const { news, heard, turn } = start();
  for (let ms = 0; ms < 10_000; ms += 500) {
    turn();
    news.used();
    vi.advanceTimersByTime(500);
  }
  expect(heard.length).toBeLessThanOrEqual(5);
});

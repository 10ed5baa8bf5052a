import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EventMap } from '#contract/api.ts';
import { events } from '#contract/events.ts';
import { createBus } from './bus.ts';
import { createDataRevisions } from './data-revisions.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const bus = createBus();
  const heard: EventMap['data.changed'][] = [];
  bus.on('data.changed', (event) => heard.push(event));
  return { revisions: createDataRevisions(bus, 'host1'), heard };
}

it('counts the changes of each topic, and tells them together', () => {
  const { revisions, heard } = start();
  revisions.changed(['companies', 'runs']);
  revisions.changed(['companies']);
  vi.advanceTimersByTime(0);
  expect(heard).toHaveLength(1);
  expect(events['data.changed'].parse(heard[0])).toMatchObject({
    host: 'host1',
    revisions: { companies: 2, runs: 1, postings: 0 },
  });
});

it('says what is so before anything changed', () => {
  const { revisions } = start();
  expect(events['data.changed'].parse(revisions.current()).revisions.inbox).toBe(0);
});

it('tells at most ten times a second', () => {
  const { revisions, heard } = start();
  for (let ms = 0; ms < 1_000; ms += 5) {
    revisions.changed(['postings']);
    vi.advanceTimersByTime(5);
  }
  expect(heard.length).toBeLessThanOrEqual(11);
  vi.advanceTimersByTime(1_000);
  expect(heard.at(-1)?.revisions.postings).toBe(200);
});

it('tells nothing where nothing changed', () => {
  const { revisions, heard } = start();
  revisions.changed([]);
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual([]);
});

import { beforeEach, expect, test } from 'vitest';
import type { RunView } from '../model.ts';
import { dropUnconfirmed, showRun, useRuns } from './runs.ts';

const run = (id: string, startedAt: string, endedAt: string | null): RunView =>
  ({ id, startedAt, endedAt }) as RunView;

beforeEach(() => useRuns.setState({ byId: {}, latest: null }));

test('the run that started last is the latest, whichever is told of', () => {
  showRun(run('second', '2026-01-02', null));
  showRun(run('first', '2026-01-01', null));
  expect(useRuns.getState().latest?.id).toBe('second');
});

test('a run that ended while nobody listened is no longer open', () => {
  showRun(run('old', '2026-01-01', '2026-01-01'));
  showRun(run('lost', '2026-01-02', null));
  showRun(run('open', '2026-01-03', null));
  dropUnconfirmed(new Set(['open']));
  expect(Object.keys(useRuns.getState().byId).toSorted()).toEqual(['old', 'open']);
  dropUnconfirmed(new Set());
  expect(useRuns.getState().latest?.id).toBe('old');
});

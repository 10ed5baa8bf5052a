import { beforeEach, describe, expect, it } from 'vitest';
import type { RunSummary, RunView } from '../model.ts';
import { queries, queryClient } from './queries.ts';
import { dropUnconfirmed, showRun, useRuns } from './runs.ts';

const run = (id: string, startedAt: string, endedAt: string | null = null): RunView =>
  ({ id, startedAt, endedAt }) as RunView;

const openIds = () => Object.keys(useRuns.getState().open).toSorted();
const past = () => queryClient.getQueryData<readonly RunSummary[]>(queries.runs().queryKey);

beforeEach(() => {
  useRuns.setState({ open: {} });
  queryClient.clear();
});

describe('a scan that is over is what the host answers, not what was once told of it', () => {
  it('is no longer among those that go on', () => {
    showRun(run('one', '2026-01-01'));
    showRun(run('one', '2026-01-01', '2026-01-02'));
    expect(openIds()).toEqual([]);
  });

  it('is shown at once, in its place among the past ones', () => {
    queryClient.setQueryData(queries.runs().queryKey, [run('old', '2026-01-01', '2026-01-01')]);
    showRun(run('new', '2026-01-02', '2026-01-02'));
    expect(past()?.map(({ id }) => id)).toEqual(['new', 'old']);
    expect(queryClient.getQueryData(queries.run('new').queryKey)).toMatchObject({ id: 'new' });
  });

  it('is not listed twice', () => {
    queryClient.setQueryData(queries.runs().queryKey, [run('one', '2026-01-01', '2026-01-01')]);
    showRun(run('one', '2026-01-01', '2026-01-01'));
    expect(past()).toHaveLength(1);
  });

  it('makes no list where nobody has asked for one', () => {
    showRun(run('one', '2026-01-01', '2026-01-01'));
    expect(past()).toBeUndefined();
  });
});

it('a run that ended while nobody listened is no longer open', () => {
  showRun(run('lost', '2026-01-02'));
  showRun(run('open', '2026-01-03'));
  dropUnconfirmed(new Set(['open']));
  expect(openIds()).toEqual(['open']);
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { RunSummary, RunView } from '../model.ts';
import { runView } from '../testing/samples.ts';
import { queries, queryClient } from './queries.ts';
import { dropUnconfirmed, showRun, useRuns } from './run-actions.ts';

const run = (id: string, startedAt: string, endedAt: string | null = null): RunView =>
  runView(id, { startedAt, endedAt });

const openIds = () => Object.keys(useRuns.getState().open).toSorted();
const past = () => queryClient.getQueryData<readonly RunSummary[]>(queries.runs().queryKey);

beforeEach(() => {
  useRuns.setState({ open: {} });
  queryClient.clear();
});

describe("the host's answer about a finished scan replaces earlier events", () => {
  it('is no longer a running scan', () => {
    showRun(run('one', '2026-01-01'));
    showRun(run('one', '2026-01-01', '2026-01-02'));
    expect(openIds()).toEqual([]);
  });

  it('appears at once among past scans', () => {
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

  it('has past scans asked for again: it may have ended before the page heard of it', () => {
    const { queryKey } = queries.runs();
    queryClient.setQueryData(queryKey, []);
    showRun(run('one', '2026-01-01'));
    expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(false);
    showRun(run('one', '2026-01-01', '2026-01-01'));
    expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(true);
  });

  it('adds no list before one was requested', () => {
    showRun(run('one', '2026-01-01', '2026-01-01'));
    expect(past()).toBeUndefined();
  });
});

it('a run that ended during a lost connection is no longer open', () => {
  showRun(run('lost', '2026-01-02'));
  showRun(run('open', '2026-01-03'));
  dropUnconfirmed(new Set(['open']));
  expect(openIds()).toEqual(['open']);
});

import { describe, expect, test } from 'vitest';
import type { CompanyScan, ErrorView } from '#renderer/model.ts';
import { scanNews } from './scan-news.ts';

const error = (message: string): ErrorView => ({ code: 'server_error', message, hint: 'Wait.' });
const [down, slow] = [error('It is down'), error('It is slow')];

const scan = (of: ErrorView | null, omitted: CompanyScan['omitted'] = []): CompanyScan => ({
  ...{ runId: 'r', at: '2026-11-26T12:00:00Z', means: 'ats_api', held: false, omitted },
  ...{ status: of === null ? 'stored' : 'failed', complete: of === null },
  ...{ claimed: null, captured: 3, new: 0, changed: 0, closed: 0, error: of },
});

describe('errors', () => {
  const told = (errors: readonly (ErrorView | null)[], above: ErrorView | null) =>
    scanNews(
      errors.map((each) => scan(each)),
      above,
    ).map((each) => each.error?.message ?? '–');

  test('one that goes on is told once', () => {
    expect(told([down, down, null, down], null)).toEqual(['It is down', '–', '–', '–']);
  });

  test('what was told above the scans is not told again', () => {
    expect(told([down, down], down)).toEqual(['–', '–']);
  });

  test('another one is told, and so is one that comes back', () => {
    expect(told([slow, down, slow], down)).toEqual(['It is slow', 'It is down', 'It is slow']);
  });
});

describe('what was left out', () => {
  const page3 = { what: 'page 3', reason: 'It is down' };
  const page4 = { what: 'page 4', reason: 'Robots are not allowed there' };
  const left = (scans: readonly CompanyScan[], above: ErrorView | null) =>
    scanNews(scans, above).map(({ omitted }) => omitted);

  test('is told once while it stays the same', () => {
    const scans = [scan(null, [page4]), scan(null), scan(null, [page4, page3])];
    expect(left(scans, null)).toEqual([[page4], [], [page3]]);
  });

  test('has no reason of its own where the error says it already', () => {
    const partly = error('Only 12 of 24 could be read (It is down)');
    expect(left([scan(partly, [page3, page4])], partly)).toEqual([
      [{ what: 'page 3', reason: '' }, page4],
    ]);
  });
});

test('the rest of a scan stays as it is', () => {
  expect(scanNews([scan(down)], down)).toEqual([{ ...scan(down), error: null }]);
});

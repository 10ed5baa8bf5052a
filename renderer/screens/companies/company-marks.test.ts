import { describe, expect, it, test } from 'vitest';
import type { CompanyScan, ErrorView } from '#renderer/model.ts';
import { scanMark, scanNews } from './company-marks.ts';

const error = (code: string) => ({ code, message: 'It was not read', hint: 'Wait.' });
const scan = { held: false, complete: null, error: null } as const;

describe('how a scan of a company ended', () => {
  it.each([
    ['a failure of its site', 'server_error', 'bad', 'Failed'],
    ['a board that is gone', 'unknown_board', 'bad', 'Failed'],
    ['a machine that was offline', 'offline', 'idle', 'Not read'],
  ])('tells apart: %s', (_what, code, tone, label) => {
    expect(scanMark({ ...scan, status: 'failed', error: error(code) })).toEqual({ tone, label });
  });

  it.each([
    ['all was read', { complete: true }, 'Complete'],
    ['a part was read', { complete: false }, 'Partly read'],
    [
      'too little was there to believe it',
      { complete: true, held: true },
      'Waiting for confirmation',
    ],
  ])('says how much was stored: %s', (_what, said, label) => {
    expect(scanMark({ ...scan, ...said, status: 'stored' }).label).toBe(label);
  });
});

describe('the news of a scan', () => {
  const error = (message: string): ErrorView => ({ code: 'server_error', message, hint: 'Wait.' });
  const [down, slow] = [error('It is down'), error('It is slow')];

  const scan = (of: ErrorView | null, omitted: CompanyScan['omitted'] = []): CompanyScan => ({
    ...{ runId: 'r', at: '2026-11-26T12:00:00Z', means: 'ats_api', held: false, omitted },
    ...{ status: of === null ? 'stored' : 'failed', complete: of === null },
    ...{
      claimed: null,
      captured: 3,
      proof: null,
      isFirst: false,
      new: 0,
      changed: 0,
      closed: 0,
      error: of,
    },
  });

  describe('errors', () => {
    const told = (errors: readonly (ErrorView | null)[], above: ErrorView | null) =>
      scanNews(
        errors.map((each) => scan(each)),
        above,
      ).map((each) => each.error?.message ?? '–');

    test('a continuing error appears once', () => {
      expect(told([down, down, null, down], null)).toEqual(['It is down', '–', '–', '–']);
    });

    test('an error shown above the scans is not repeated', () => {
      expect(told([down, down], down)).toEqual(['–', '–']);
    });

    test('a different error appears, and so does one that returns', () => {
      expect(told([slow, down, slow], down)).toEqual(['It is slow', 'It is down', 'It is slow']);
    });
  });

  describe('omissions', () => {
    const page3 = { what: 'page 3', reason: 'It is down' };
    const page4 = { what: 'page 4', reason: 'Robots are not allowed there' };
    const left = (scans: readonly CompanyScan[], above: ErrorView | null) =>
      scanNews(scans, above).map(({ omitted }) => omitted);

    test('appear once while they stay the same', () => {
      const scans = [scan(null, [page4]), scan(null), scan(null, [page4, page3])];
      expect(left(scans, null)).toEqual([[page4], [], [page3]]);
    });

    test('have no reason if the error already gives it', () => {
      const partly = error('Only 12 of 24 could be read (It is down)');
      expect(left([scan(partly, [page3, page4])], partly)).toEqual([
        [{ what: 'page 3', reason: '' }, page4],
      ]);
    });
  });

  test('the rest of a scan stays as it is', () => {
    expect(scanNews([scan(down)], down)).toEqual([{ ...scan(down), error: null }]);
  });
});

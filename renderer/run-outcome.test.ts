import { describe, expect, it } from 'vitest';
import { newsText, type Outcome, outcomeText, segments } from './run-outcome.ts';
import { scanStrings } from './strings/scan.ts';

const none: Outcome = {
  totalCompanies: 13,
  completedCompanies: 0,
  partialCompanies: 0,
  failedCompanies: 0,
  cancelledCompanies: 0,
  isOffline: false,
};

describe('companies that could not be read never count as checked', () => {
  it.each<[string, Partial<Outcome>, string]>([
    ['all were read', { completedCompanies: 13 }, '13 of 13 checked'],
    [
      'some failed',
      { completedCompanies: 11, failedCompanies: 2 },
      '11 of 13 checked · 2 problems',
    ],
    ['one failed', { completedCompanies: 12, failedCompanies: 1 }, '12 of 13 checked · 1 problem'],
    [
      'some were read in part',
      { completedCompanies: 13, partialCompanies: 1 },
      '13 of 13 checked · 1 partly read',
    ],
    [
      'it was cancelled',
      { completedCompanies: 9, cancelledCompanies: 4 },
      '9 of 13 checked · 4 cancelled',
    ],
    ['all failed', { failedCompanies: 13 }, '0 of 13 checked · 13 problems'],
    ['nothing was reached', { failedCompanies: 13, isOffline: true }, '0 of 13 checked'],
    ['it goes on', { completedCompanies: 3, failedCompanies: 1 }, '3 of 13 checked · 1 problem'],
  ])('where %s', (_when, outcome, text) => {
    expect(outcomeText({ ...none, ...outcome })).toBe(text);
  });

  it('uses the words of its place', () => {
    const run = { ...none, totalCompanies: 1, completedCompanies: 1 };
    expect(outcomeText(run, scanStrings.companiesChecked)).toBe('1 of 1 company checked');
  });
});

describe('the bar of a scan', () => {
  it('has a part for each kind of outcome, and one for work in progress', () => {
    const run = { ...none, totalCompanies: 10, completedCompanies: 5, partialCompanies: 1 };
    expect(segments({ ...run, failedCompanies: 2, cancelledCompanies: 1, progress: 0.9 })).toEqual([
      { kind: 'checked', share: 40 },
      { kind: 'partly', share: 10 },
      { kind: 'failed', share: 20 },
      { kind: 'cancelled', share: 10 },
      { kind: 'working', share: 10 },
    ]);
  });

  it('never exceeds its length and has no empty parts', () => {
    expect(segments({ ...none, completedCompanies: 13, progress: 1 })).toEqual([
      { kind: 'checked', share: 100 },
    ]);
    expect(segments({ ...none, totalCompanies: 0, progress: 1 })).toEqual([
      { kind: 'working', share: 100 },
    ]);
  });
});

describe('the news of a scan', () => {
  const nothing = {
    ...{ ...none, newPostings: 0, baselinePostings: 0, changedPostings: 0, closedPostings: 0 },
  };

  it('names what came, and the problems', () => {
    const run = { ...nothing, newPostings: 15, closedPostings: 1, failedCompanies: 2 };
    expect(newsText(run)).toBe('15 new · 1 closed · 2 problems');
  });

  it('calls no opening of a first scan new', () => {
    const run = { ...nothing, newPostings: 258, baselinePostings: 258 };
    expect(newsText(run)).toBe('258 openings at newly watched companies');
    expect(newsText({ ...run, newPostings: 260 })).toContain('2 new');
  });

  it('says so if nothing came, or nothing could be reached', () => {
    expect(newsText(nothing)).toBe(scanStrings.news.none);
    const offline = { ...nothing, failedCompanies: 13, isOffline: true };
    expect(newsText(offline)).toBe(scanStrings.news.unread);
  });
});

import type { RunSummary, RunView } from './model.ts';
import { scanStrings } from './strings/scan.ts';

export type Outcome = Pick<
  RunSummary,
  | 'totalCompanies'
  | 'completedCompanies'
  | 'partialCompanies'
  | 'failedCompanies'
  | 'cancelledCompanies'
  | 'isOffline'
>;

/**
 * A scan's result in the words of every screen: `11 of 13 checked · 2 problems`. Companies that
 * could not be read do not count as checked.
 */
export const outcomeText = (run: Outcome, head = scanStrings.checked): string =>
  [
    head(run.completedCompanies, run.totalCompanies),
    // If no company could be reached, none of them has a problem.
    ...some(run.isOffline ? 0 : run.failedCompanies, scanStrings.problems),
    ...some(run.partialCompanies, scanStrings.partly),
    ...some(run.cancelledCompanies, scanStrings.cancelled),
  ].join(' · ');

/** What a scan brought, in words: `15 new · 3 changed · 2 problems`; never zeros in a row. */
export function newsText(run: Outcome & Pick<RunSummary, News>): string {
  const parts = [
    ...some(freshIn(run), scanStrings.news.fresh),
    ...some(run.baselinePostings, scanStrings.news.baseline),
    ...some(run.changedPostings, scanStrings.news.changed),
    ...some(run.closedPostings, scanStrings.news.closed),
    ...some(run.isOffline ? 0 : run.failedCompanies, scanStrings.problems),
  ];
  if (run.isOffline) return scanStrings.news.unread;
  return parts.length === 0 ? scanStrings.news.none : parts.join(' · ');
}

type News = 'newPostings' | 'baselinePostings' | 'changedPostings' | 'closedPostings';

/** New openings, without those of companies read for the first time: they were there before. */
export const freshIn = (run: Pick<RunSummary, 'newPostings' | 'baselinePostings'>): number =>
  run.newPostings - run.baselinePostings;

const some = (n: number, words: (n: number) => string): readonly string[] =>
  n === 0 ? [] : [words(n)];

/** A part of a scan's bar: `share` is in percent. */
export type Segment = {
  readonly kind: 'checked' | 'partly' | 'failed' | 'cancelled' | 'working';
  readonly share: number;
};

export function segments(run: Outcome & Pick<RunView, 'progress'>): readonly Segment[] {
  const all = Math.max(1, run.totalCompanies);
  const percent = (n: number): number => (n / all) * 100;
  const over = run.completedCompanies + run.failedCompanies + run.cancelledCompanies;
  const parts: readonly Segment[] = [
    { kind: 'checked', share: percent(run.completedCompanies - run.partialCompanies) },
    { kind: 'partly', share: percent(run.partialCompanies) },
    { kind: 'failed', share: run.isOffline ? 0 : percent(run.failedCompanies) },
    {
      kind: 'cancelled',
      share: percent(run.cancelledCompanies + (run.isOffline ? run.failedCompanies : 0)),
    },
    { kind: 'working', share: Math.max(0, run.progress * 100 - percent(over)) },
  ];
  return parts.filter(({ share }) => share > 0);
}

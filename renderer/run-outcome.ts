import type { RunSummary, RunView } from './model.ts';
import { scanStrings } from './strings/scan.ts';

/** How many of what a scan has to do came to what. */
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
 * What became of the companies of a scan, in the words that every place uses: `11 of 13 checked · 2
 * problems`. What could not be read is never among what was checked.
 */
export const outcomeText = (run: Outcome, head = scanStrings.checked): string =>
  [
    head(run.completedCompanies, run.totalCompanies),
    // Where nothing could be reached, nothing is wrong with any of them.
    ...some(run.isOffline ? 0 : run.failedCompanies, scanStrings.problems),
    ...some(run.partialCompanies, scanStrings.partly),
    ...some(run.cancelledCompanies, scanStrings.cancelled),
  ].join(' · ');

const some = (n: number, words: (n: number) => string): readonly string[] =>
  n === 0 ? [] : [words(n)];

/** A part of the bar of a scan: `share` is in percent. */
export type Segment = {
  readonly kind: 'checked' | 'partly' | 'failed' | 'cancelled' | 'working';
  readonly share: number;
};

/** The bar of a scan, by what became of its companies, and how far the others are. */
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

import { days, hours } from '#core/duration.ts';

/** What happened before the demo began, in milliseconds since 1970, oldest first. */
export type PastMoments = {
  /** When the companies' lists moved on; the first is their beginning. */
  readonly steps: readonly number[];
  /** When they were scanned. */
  readonly scans: readonly number[];
};

/** Scans this many weeks ago: as far back as the lines of trends go, and closer of late. */
const scannedWeeksAgo = [13, 10, 7, 4, 2, 1] as const;

/**
 * Two steps in each week since the first scan, and one today. The last ones come after the last scan: the first
 * scan that a user sees finds something.
 */
export function pastMoments(nowMs: number): PastMoments {
  const ago = (weeks: number): number => nowMs - weeks * days(7);
  const [first] = scannedWeeksAgo;
  const later = Array.from({ length: first }, (_, i) => ago(first - i));
  return {
    scans: scannedWeeksAgo.map(ago),
    steps: [
      ago(first) - hours(1),
      ...later.flatMap((at) => [at + days(2), at + days(5)]),
      nowMs - hours(1),
    ],
  };
}

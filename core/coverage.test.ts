import { expect, it } from 'vitest';
import { coverageWords } from './coverage.ts';

it.each([
  [{ captured: 1_240, claimed: 1_240, complete: true }, 'Read 1,240 of 1,240 openings'],
  [{ captured: 6, claimed: null, complete: true }, 'Read all 6 openings'],
  [{ captured: 1, claimed: null, complete: true }, 'Read 1 opening'],
  [{ captured: 1, claimed: 1, complete: true }, 'Read 1 of 1 opening'],
  // The site counts an opening once for each place.
  [{ captured: 2_608, claimed: 7_299, complete: true }, 'Read all 2,608 openings'],
  [{ captured: 0, claimed: 0, complete: true }, 'No openings listed'],
  [{ captured: 2_000, claimed: 2_300, complete: false }, 'Read 2,000 of about 2,300 openings'],
  [{ captured: 2_000, claimed: 2_000, complete: false }, 'Read 2,000 openings, perhaps not all'],
  [{ captured: 12, claimed: null, complete: false }, 'Read 12 openings, perhaps not all'],
  [{ captured: null, claimed: null, complete: null }, 'Nothing read'],
])('%o: %s', (coverage, words) => {
  expect(coverageWords(coverage)).toBe(words);
});

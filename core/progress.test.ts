import { describe, expect, it } from 'vitest';
import { chainProgress, meanProgress, sumTotals } from './progress.ts';

const steps = (fetch: number, parse: number, store: number) => [
  { share: [0, 0.3] as const, fraction: fetch },
  { share: [0.3, 0.5] as const, fraction: parse },
  { share: [0.5, 0.6] as const, fraction: store },
];

describe('chainProgress', () => {
  it.each([
    [0, 0, 0, 0],
    [0.5, 0, 0, 0.15],
    [1, 0.5, 0, 0.4],
    [1, 1, 1, 0.6],
  ])('weighs fetch %s, parse %s and store %s by their shares', (fetch, parse, store, expected) => {
    expect(chainProgress(steps(fetch, parse, store), 1)).toBeCloseTo(expected);
  });

  it('ends at 1 for a shorter chain', () => {
    expect(chainProgress(steps(1, 1, 1), 0.6)).toBeCloseTo(1);
    expect(chainProgress(steps(1, 0, 0), 0.6)).toBeCloseTo(0.5);
  });
});

it('counts no work as done', () => {
  expect(meanProgress([])).toBe(1);
  expect(meanProgress([0, 1])).toBe(0.5);
});

it('sums over companies', () => {
  const one = { postings: 3, new: 2, changed: 1, closed: 0 };
  expect(sumTotals([one, one])).toEqual({ postings: 6, new: 4, changed: 2, closed: 0 });
});

import { expect, test } from 'vitest';
import { weekDomains } from './week-domains.ts';

const week = (fresh: number, closed: number, open: number) => ({
  from: '',
  to: '',
  new: fresh,
  closed,
  open,
});

/** How high in the plot a value stands, 0 to 1. */
const height = (value: number, [from, to]: readonly [number, number]) =>
  (value - from) / (to - from);

test('the bars fill the lower part, and the line stays above the tallest', () => {
  const { bars, line } = weekDomains([week(20, 10, 800), week(50, 4, 900), week(30, 8, 1_200)]);
  expect(height(-10, bars)).toBe(0);
  expect(height(50, bars)).toBeCloseTo(0.7);
  expect(height(800, line)).toBeGreaterThan(0.7);
  expect(height(1_200, line)).toBeLessThan(1);
});

test('weeks that are all alike, or empty, have a plot too', () => {
  for (const weeks of [[week(0, 0, 0), week(0, 0, 0)], [week(3, 0, 7)]]) {
    const { bars, line } = weekDomains(weeks);
    expect(bars[1]).toBeGreaterThan(bars[0]);
    expect(line[1]).toBeGreaterThan(line[0]);
    expect([...bars, ...line].every(Number.isFinite)).toBe(true);
  }
});

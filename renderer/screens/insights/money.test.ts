import { describe, expect, test } from 'vitest';
import { amount, axisText, bandText, medianPlace, share } from './money.ts';

const pay = (median: number | null) => ({
  currency: 'EUR',
  ratesOf: '2026-09-29',
  stated: 10,
  withoutRate: 0,
  median,
  bands: [
    { from: 0, to: 40_000, count: 1 },
    { from: 40_000, to: 60_000, count: 1 },
    { from: 60_000, to: 80_000, count: 1 },
    { from: 80_000, to: null, count: 1 },
  ],
});

test('bands are short, and open ones show their direction', () => {
  expect(bandText({ from: 40_000, to: 60_000 }, 'EUR')).toBe('€40–60k');
  expect(bandText({ from: 0, to: 40_000 }, 'EUR')).toBe('up to €40k');
  expect(bandText({ from: 140_000, to: null }, 'USD')).toBe('$140k+');
  expect(amount(92_500, 'EUR')).toBe('€92.5k');
});

test('an axis leaves out the currency, and is shorter if space is short', () => {
  expect(pay(null).bands.map(axisText)).toEqual([
    { text: 'up to 40k', short: '< 40k' },
    { text: '40–60k', short: '40k' },
    { text: '60–80k', short: '60k' },
    { text: '80k+', short: '80k+' },
  ]);
});

test('the median stands within its band', () => {
  expect(medianPlace(pay(50_000))).toBe(0.375);
  expect(medianPlace(pay(60_000))).toBe(0.5);
});

test('in the open band the median stands in the middle', () => {
  expect(medianPlace(pay(300_000))).toBe(0.875);
});

test('there is no median without pay', () => {
  expect(medianPlace(pay(null))).toBeNull();
});

describe('a share', () => {
  test('a share is a whole percentage', () => {
    expect(share(1, 3)).toBe('33%');
    expect(share(5, 5)).toBe('100%');
    expect(share(0, 5)).toBe('0%');
  });

  test('a tiny share is not zero', () => {
    expect(share(1, 1_000)).toBe('< 1%');
  });

  test('a share of zero is zero', () => {
    expect(share(0, 0)).toBe('0%');
  });
});

import { describe, expect, it } from 'vitest';
import { isPlausiblePay, periodBySize } from './pay-size.ts';

describe('periodBySize', () => {
  it.each([
    [60_000, 'USD', 'year'],
    [60_000, 'JPY', null],
    [3_000, 'EUR', null],
  ])('takes %d %s for a %s', (amount, currency, period) => {
    expect(periodBySize(amount, currency)).toBe(period);
  });
});

describe('isPlausiblePay', () => {
  it.each([
    [50_000, 60_000, 'USD', 'year', true],
    [20, 20, 'USD', 'hour', true],
    [1, 180_000, 'USD', 'year', false],
    [90_000, 80_000, 'USD', 'year', false],
    [50_000, 60_000, 'USD', 'hour', false],
    [6_000_000, 9_000_000, 'JPY', 'year', true],
    [15_000, 15_000, 'INR', 'month', true],
    [150, 150, 'USD', 'month', false],
  ] as const)('judges %d to %d %s a %s: %s', (min, max, currency, period, verdict) => {
    expect(isPlausiblePay(min, max, currency, period)).toBe(verdict);
  });
});

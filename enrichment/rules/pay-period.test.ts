import { describe, expect, it } from 'vitest';
import { isPlausiblePay, periodBySize, statedPeriod } from './pay-period.ts';

describe('statedPeriod', () => {
  it.each([
    ['/hr plus tips', 'hour'],
    [' an hour', 'hour'],
    [' usd per year', 'year'],
    [' p.a.', 'year'],
    [' brutto im monat', 'month'],
    [' per day', 'day'],
    [' weekly', 'week'],
    ['/handover', null],
    [' and more', null],
  ])('reads %j after an amount as %s', (after, period) => {
    expect(statedPeriod('', after, '')).toBe(period);
  });

  it('reads the words of the sentence where none follow', () => {
    expect(statedPeriod('', '', 'our annual base salary is')).toBe('year');
  });
});

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
  ] as const)('judges %d to %d %s a %s: %s', (min, max, currency, period, verdict) => {
    expect(isPlausiblePay(min, max, currency, period)).toBe(verdict);
  });
});

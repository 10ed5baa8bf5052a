import { describe, expect, it } from 'vitest';
import { converted, convertedSalary } from './exchange.ts';

const rates = { date: '2026-09-29', perDollar: { USD: 1, EUR: 0.8, JPY: 150 } };

describe('converted', () => {
  it.each([
    [100, 'USD', 'EUR', 80],
    [80, 'EUR', 'USD', 100],
    [150, 'JPY', 'EUR', 0.8],
    [5, 'XXX', 'XXX', 5],
  ])('%d %s in %s is %d', (amount, from, to, expected) => {
    expect(converted(amount, from, to, rates)).toBeCloseTo(expected);
  });

  it.each([
    ['XXX', 'USD'],
    ['USD', 'XXX'],
    [null, 'USD'],
    ['constructor', 'USD'],
  ])('does not invent a rate from %s to %s', (from, to) => {
    expect(converted(1, from, to, rates)).toBeNull();
  });
});

describe('convertedSalary', () => {
  const salary = { min: 93_846, max: 100_000, currency: 'USD', period: 'year' } as const;

  it('is rounded to what a rate of another day can say', () => {
    expect(convertedSalary(salary, 'EUR', rates)).toEqual({
      ...{ min: 75_100, max: 80_000, currency: 'EUR', period: 'year' },
    });
  });

  it('leaves out an end that is not stated', () => {
    expect(convertedSalary({ ...salary, min: null }, 'EUR', rates)?.min).toBeNull();
  });

  it.each([
    ['it is in that currency already', { ...salary, currency: 'EUR' }],
    ['the currency is not stated', { ...salary, currency: null }],
    ['the currency has no rate', { ...salary, currency: 'XXX' }],
  ])('is nothing if %s', (_, other) => {
    expect(convertedSalary(other, 'EUR', rates)).toBeNull();
  });
});

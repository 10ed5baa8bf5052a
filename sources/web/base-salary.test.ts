import { describe, expect, it } from 'vitest';
import { baseSalaryOf } from './base-salary.ts';

const range = {
  '@type': 'QuantitativeValue',
  minValue: 75_000,
  maxValue: 125_000,
  unitText: 'YEAR',
};

describe('baseSalaryOf', () => {
  it.each([
    ['a range', { currency: 'USD', value: range }, [75_000, 125_000, 'USD', 'year']],
    [
      'amounts as text',
      { currency: 'EUR', value: { minValue: '2,500', maxValue: '3.000', unitText: 'MONTH' } },
      [2500, 3000, 'EUR', 'month'],
    ],
    [
      'one value',
      { currency: 'USD', value: { value: 40, unitText: 'HOUR' } },
      [40, 40, 'USD', 'hour'],
    ],
    [
      'a bare number',
      { currency: 'USD', value: 55_000, unitText: 'YEAR' },
      [55_000, 55_000, 'USD', 'year'],
    ],
    [
      'a bare text',
      { currency: 'USD', value: '55000', unitCode: 'ANN' },
      [55_000, 55_000, 'USD', 'year'],
    ],
    [
      'a range without value',
      { currency: 'USD', minValue: 10, maxValue: 20, unitText: 'HOUR' },
      [10, 20, 'USD', 'hour'],
    ],
    ['a list', [{ currency: 'USD', value: range }], [75_000, 125_000, 'USD', 'year']],
    ['a number alone', 50_000, [50_000, 50_000, null, null]],
    ['a sentence', '£40,000 - £50,000 per annum', [40_000, 50_000, 'GBP', 'year']],
    ['thousands', 'USD 60k-80k a year', [60_000, 80_000, 'USD', 'year']],
    ['thousands said once', '€60-80k', [60_000, 80_000, 'EUR', null]],
    [
      'a sentence as value',
      { currency: 'EUR', value: { value: '3.000 - 3.500', unitText: 'MONTH' } },
      [3000, 3500, 'EUR', 'month'],
    ],
  ])('reads %s', (_name, baseSalary, [min, max, currency, period]) => {
    expect(baseSalaryOf({ baseSalary })).toEqual({ min, max, currency, period });
  });

  it('takes the currency from beside the salary', () => {
    expect(baseSalaryOf({ baseSalary: 50_000, salaryCurrency: 'CHF' })?.currency).toBe('CHF');
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['words', 'Competitive'],
    ['an empty range', { currency: 'USD', value: { minValue: null, maxValue: '' } }],
    ['zero', { currency: 'USD', value: { value: 0 } }],
    ['a slip of the keyboard', { value: { minValue: 150, maxValue: 225_000, unitText: 'YEAR' } }],
  ])('is null for %s', (_name, baseSalary) => {
    expect(baseSalaryOf({ baseSalary })).toBeNull();
  });
});

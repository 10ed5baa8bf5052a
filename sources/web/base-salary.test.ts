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

  it.each([
    ['Salary: 4.500,- € brutto/Monat', [4500, 4500, 'EUR', 'month']],
    ['45.000 - 55.000 EUR p.a.', [45_000, 55_000, 'EUR', 'year']],
    ['€ 3.000 tot € 4.000 per maand', [3000, 4000, 'EUR', 'month']],
    ['35 000 - 40 000 SEK/månad', [35_000, 40_000, 'SEK', 'month']],
    ['R$ 4.500 por mês', [4500, 4500, 'BRL', 'month']],
    ['8-12 LPA', [800_000, 1_200_000, 'INR', 'year']],
    ['年収500万円〜800万円', [5_000_000, 8_000_000, 'JPY', 'year']],
    ['$25/hr', [25, 25, null, 'hour']],
    ['3.200 €, 14x', [3200, 3200, 'EUR', null]],
  ])('reads the text %j like the rules', (baseSalary, [min, max, currency, period]) => {
    expect(baseSalaryOf({ baseSalary })).toEqual({ min, max, currency, period });
  });

  it.each([
    ['CA', 'CAD'],
    ['Australia', 'AUD'],
    ['US', 'USD'],
    ['DE', 'USD'],
  ])('reads a bare "$" of a job in %s as %s', (addressCountry, currency) => {
    const jobLocation = { address: { addressLocality: 'London', addressCountry } };
    const node = { jobLocation, baseSalary: '$80,000 - $95,000 per year' };
    expect(baseSalaryOf(node)).toMatchObject({ min: 80_000, max: 95_000, currency });
    expect(baseSalaryOf({ ...node, baseSalary: { currency: '$', value: 5 } })).toMatchObject({
      currency,
    });
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

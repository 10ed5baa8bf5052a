import { describe, expect, it } from 'vitest';
import { statesCurrency, statesNumber, statesNumbersOf, statesPeriod } from './stated.ts';

describe('statesNumber', () => {
  it.each([
    ['$120,000 to $150,000', 120_000],
    ['$120,000 to $150,000', 150_000],
    ['60.000 € brutto', 60_000],
    ['60 000 EUR', 60_000],
    ['CHF 110’000', 110_000],
    ['120k–150k', 120_000],
    ['60-80k', 60_000],
    ['€ 45.50 per hour', 45.5],
    ['$120,000.00', 120_000],
    ['12 LPA', 1_200_000],
    ['£1.2m', 1_200_000],
    ['年収500万円', 5_000_000],
    ['60-75 T€', 75_000],
    ['€ 4.500,- bruto', 4_500],
    ['five years', 5],
    ['3+ years', 3],
  ])('finds the number in "%s": %d', (words, value) => {
    expect(statesNumber(words, value)).toBe(true);
  });

  it.each([
    ['$120,000', 130_000],
    ['$120,000', 12_000],
    ['5 years', 5_000],
    ['weekly kilometres', 1_000],
    ['someone', 1],
  ])('does not find in "%s" the number %d', (words, value) => {
    expect(statesNumber(words, value)).toBe(false);
  });
});

describe('statesNumbersOf', () => {
  it.each([
    ['Pays 120,000 for 5 years of SQL', true],
    ['Pays 120k', true],
    ['Needs no number', true],
    ['Pays 240,000', false],
    ['A team of 12', false],
  ])('knows whether the source covers "%s": %s', (text, covered) => {
    expect(statesNumbersOf(text, 'We pay $120k (120,000) and want five years')).toBe(covered);
  });
});

describe('statesCurrency', () => {
  it.each([
    ['$100,000', 'USD'],
    ['$100,000', 'CAD'],
    ['50.000 €', 'EUR'],
    ['50000 eur', 'EUR'],
    ['£50k', 'GBP'],
    ['R$ 9.000', 'BRL'],
    ['CHF 110’000', 'CHF'],
    ['40 000 kr', 'SEK'],
    ['12-18 LPA', 'INR'],
    ['月薪 20,000元', 'CNY'],
    ['Rp 8.000.000', 'IDR'],
  ])('reads "%s" as %s', (words, currency) => {
    expect(statesCurrency(words, currency)).toBe(true);
  });

  it.each([
    ['100,000', 'USD'],
    ['€50,000', 'USD'],
    ['$50,000', 'EUR'],
    ['Europe', 'EUR'],
  ])('does not read "%s" as %s', (words, currency) => {
    expect(statesCurrency(words, currency)).toBe(false);
  });
});

describe('statesPeriod', () => {
  it.each([
    ['$45/hr', 'hour'],
    ['$45 per hour', 'hour'],
    ['400 € pro Tag', 'day'],
    ['$900 weekly', 'week'],
    ['5.000 € monatlich', 'month'],
    ['$120,000 per annum', 'year'],
    ['base salary, annually', 'year'],
    ['RAL 45.000', 'year'],
    ['$1.500.000 mensual', 'month'],
    ['35 000 SEK/månad', 'month'],
    ['3.200 €/kk', 'month'],
    ['时薪 30元', 'hour'],
    ['8-12 LPA', 'year'],
  ] as const)('reads "%s" as pay by the %s', (words, period) => {
    expect(statesPeriod(words, period)).toBe(true);
  });

  it.each([
    ['$120,000', 'year'],
    ['$45 per hour', 'year'],
    ['hear our story', 'hour'],
  ] as const)('does not read "%s" as pay by the %s', (words, period) => {
    expect(statesPeriod(words, period)).toBe(false);
  });
});

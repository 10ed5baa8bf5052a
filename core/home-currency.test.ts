import { expect, test } from 'vitest';
import { homeCurrencies, homeCurrency } from './home-currency.ts';

test.each([
  ['en-US', 'USD'],
  ['de', 'EUR'],
  ['de-CH', 'CHF'],
  ['en-GB', 'GBP'],
  ['ja', 'JPY'],
  ['C', 'USD'],
  ['', 'USD'],
])('people with %s are paid in %s', (locale, currency) => {
  expect(homeCurrency(locale)).toBe(currency);
});

test('all are currencies', () => {
  const known = Intl.supportedValuesOf('currency');
  expect(homeCurrencies.filter((code) => !known.includes(code))).toEqual([]);
});

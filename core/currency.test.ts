import { describe, expect, it } from 'vitest';
import { currenciesSharing, currencyNamed, currencyOf, unitsPerDollar } from './currency.ts';

describe('currencyOf', () => {
  it.each([
    ['usd', null, 'USD'],
    ['€', null, 'EUR'],
    ['TEUR', 'DE', 'EUR'],
    ['R$', 'US', 'BRL'],
    ['Kč', null, 'CZK'],
    ['Rp', null, 'IDR'],
    ['nonsense', null, null],
    // Members of every object.
    ['constructor', null, null],
    ['__proto__', 'US', null],
    ['', null, null],
  ])('reads %j in %s as %s', (sign, country, currency) => {
    expect(currencyOf(sign, country)).toBe(currency);
  });

  it.each([
    ['$', 'CA', 'CAD'],
    ['$', 'MX', 'MXN'],
    ['$', 'Canada', 'CAD'],
    ['kr', 'Sweden', 'SEK'],
    ['$', 'DE', 'USD'],
    ['$', null, 'USD'],
    ['kr', 'NO', 'NOK'],
    ['kr', null, null],
    ['¥', 'CN', 'CNY'],
    ['¥', null, 'JPY'],
    ['Rs.', 'PK', 'PKR'],
    ['pesos', 'CL', 'CLP'],
    ['r', 'US', null],
  ])('takes the shared sign %j in %s for %s', (sign, country, currency) => {
    expect(currencyOf(sign, country)).toBe(currency);
  });
});

describe('currencyNamed', () => {
  it.each([
    ['$80,000 (CAD)', 'CAD'],
    ['$80,000 in US dollars', 'USD'],
    ['$80,000 or CAD 100,000, in US dollars', null],
    ['$80,000', null],
  ])('finds in %j %s', (sentence, currency) => {
    expect(currencyNamed(sentence, currenciesSharing('$'))).toBe(currency);
  });
});

it('knows the size of every currency that a shared sign may mean', () => {
  const shared = ['$', 'kr', '¥', 'pesos', 'rs', 'lakh', 'dhs'].flatMap(currenciesSharing);
  expect(shared.filter((code) => code !== 'USD' && unitsPerDollar(code) === 1)).toEqual([]);
});

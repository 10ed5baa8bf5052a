import { expect, test } from 'vitest';
import { allCountries, countryCode, countryName, isCountryCode } from './country.ts';

test.each([
  ['DE', 'DE'],
  ['de', 'DE'],
  ['Germany', 'DE'],
  ['Deutschland', 'DE'],
  ['Allemagne', 'DE'],
  ['DEU', 'DE'],
  ['UK', 'GB'],
  ['United Kingdom', 'GB'],
  ['England', 'GB'],
  ['USA', 'US'],
  ['United States of America', 'US'],
  ['Turkey', 'TR'],
  ['Türkiye', 'TR'],
  ['Česko', 'CZ'],
  [' Poland ', 'PL'],
  ["Côte d'Ivoire", 'CI'],
  ['日本', 'JP'],
])('%s is the country %s', (written, code) => {
  expect(countryCode(written)).toBe(code);
});

test.each(['', 'EU', 'XX', 'Bavaria', 'Remote', 'constructor'])('"%s" is no country', (written) => {
  expect(countryCode(written)).toBeNull();
});

test.each([
  ['PT', 'Portugal'],
  ['TR', 'Turkey'],
  ['HK', 'Hong Kong'],
  ['European Union', 'European Union'],
])('the one name of %s is %s', (code, name) => {
  expect(countryName(code)).toBe(name);
});

test('each country has one code and comes back from its name', () => {
  const codes = [...allCountries()];
  expect(codes.length).toBeGreaterThan(230);
  expect(codes.filter((code) => countryCode(countryName(code)) !== code)).toEqual([]);
  expect(['UK', 'SU', 'AN', 'ZZ'].filter(isCountryCode)).toEqual([]);
});

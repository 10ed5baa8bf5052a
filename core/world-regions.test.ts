import { expect, test } from 'vitest';
import { isCountryCode } from './country.ts';
import { isWorldRegion, liesIn, worldRegions } from './world-regions.ts';

test.each([
  ['DE', 'DE'],
  ['DE', 'European Union'],
  ['DE', 'Europe'],
  ['DE', 'EMEA'],
  ['DE', 'Worldwide'],
  ['European Union', 'Europe'],
  ['DACH', 'Western Europe'],
  ['MX', 'Latin America'],
  ['JP', 'APAC'],
])('%s lies in %s', (territory, wider) => {
  expect(liesIn(territory, wider)).toBe(true);
});

test.each([
  ['GB', 'European Union'],
  ['Europe', 'European Union'],
  ['Worldwide', 'EMEA'],
  ['US', 'DE'],
  ['Atlantis', 'Europe'],
])('%s does not lie in %s', (territory, wider) => {
  expect(liesIn(territory, wider)).toBe(false);
});

test('all members of regions are countries', () => {
  expect(worldRegions.every(isWorldRegion)).toBe(true);
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((a) => letters.map((b) => a + b));
  const members = codes.filter((code) =>
    worldRegions.some((region) => region !== 'Worldwide' && liesIn(code, region)),
  );
  expect(members.length).toBeGreaterThan(150);
  expect(members.filter((code) => !isCountryCode(code))).toEqual([]);
});

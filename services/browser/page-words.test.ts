import { expect, it } from 'vitest';
import {
  consentTopics,
  isShowAllLabel,
  largestChoice,
  partsOfChoice,
  refusalWords,
} from './page-words.ts';

it('knows "no" in 26 languages, in lower case as labels are compared', () => {
  expect(refusalWords).toEqual(refusalWords.map((word) => word.toLowerCase().trim()));
  expect(refusalWords).toEqual(
    expect.arrayContaining(['reject all', 'alle ablehnen', 'tout refuser', 'odrzuć', 'απόρριψη']),
  );
  expect(consentTopics).not.toContain('');
});

it.each([
  'accept',
  'accept all',
  'alle akzeptieren',
  'tout accepter',
  'ok',
  'settings',
  'einstellungen',
])('does not take "%s" for a no', (label) => {
  expect(refusalWords.some((word) => ` ${label} `.includes(` ${word} `))).toBe(false);
});

it.each([
  ['Show all', true],
  ['Alle anzeigen (48)', true],
  ['View all jobs →', true],
  ['All about us', false],
  ['Show all benefits', false],
])('reads "%s" as a way to the whole list: %s', (label, expected) => {
  expect(isShowAllLabel(label)).toBe(expected);
});

it.each([
  [['10', '25', '50'], 2],
  [['10 per page', '25 per page', 'All'], 2],
  [['Alle', '10', '20'], 0],
  [['20', '20'], null],
  [[], null],
])('chooses the longest of %j', (options, expected) => {
  expect(largestChoice(options)).toBe(expected);
});

it.each([
  [
    ['Kiel', 'Bonn'],
    [0, 1],
  ],
  [
    ['Bitte wählen', 'Kiel', 'Bonn'],
    [1, 2],
  ],
  [
    ['—', 'Kiel', 'Bonn', 'Ulm'],
    [1, 2, 3],
  ],
  [
    ['Choose a city', 'Leeds', 'York'],
    [1, 2],
  ],
  [
    ['', 'Leeds', 'York'],
    [1, 2],
  ],
  [['All cities', 'Leeds', 'York'], []],
  [['Leeds', 'York', 'Alle'], []],
  [['English', 'Deutsch', 'Français'], []],
  [['EN', 'DE'], []],
  [['Leeds'], []],
  [Array.from({ length: 30 }, (_, n) => `City ${n}`), []],
])('chooses the parts of %j', (options, parts) => {
  expect(partsOfChoice(options)).toEqual(parts);
});

import { expect, it } from 'vitest';
import { readingOf } from './posting.fixture.ts';
import { findTimeZones, zoneName } from './time-zones.ts';

it.each([
  ['Working hours 9am-5pm EST', ['ET']],
  ['Overlap with US teams (EST/PST)', ['ET', 'PT']],
  ['Core hours 10:00–16:00 CET', ['CET']],
  ['You work in UTC-3 to UTC+1 time zones.', ['UTC-3', 'UTC+1']],
  ['Horario flexible, con presencia de 10 a 14 h (hora peninsular)', ['CET']],
  ["Horaire de 8 h à 16 h 30, heure de l'Est", ['ET']],
  ['Our customers work in 20 time zones.', []],
  ['Applications close at 11:59 PM ET.', []],
  ['EST is a therapy you work with', []],
  ['The MT and PT departments share an office', []],
])('%s: %j', (text, value) => {
  expect(findTimeZones(readingOf(text)).map((found) => found.value)).toEqual(value);
});

it('names a zone as the app shows it', () => {
  expect(['EST', 'pacific time', 'CEST', 'Mars time'].map(zoneName)).toEqual([
    ...['ET', 'PT', 'CET', 'Mars time'],
  ]);
});

import { expect, it } from 'vitest';
import { readOfficeDays } from './office-days.ts';
import { readingOf } from './posting.fixture.ts';

it.each([
  ['You are in our London office 3 days a week.', { min: 3, max: 3 }],
  ['Hybrid: at least 2 days per week in the office', { min: 2, max: null }],
  ['Up to 2 days a week from home', { min: 3, max: null }],
  ['Drei Tage pro Woche im Büro', { min: 3, max: 3 }],
  ['2 jours de télétravail par semaine', { min: 3, max: 3 }],
  ['Tre giorni in ufficio e due in smart working', { min: 3, max: 3 }],
  ['minimaal drie dagen per week op kantoor', { min: 3, max: null }],
  ['2 dni w tygodniu praca zdalna', { min: 3, max: 3 }],
  ['週3日出社', { min: 3, max: 3 }],
  ['You come to the office once a week.', { min: 1, max: 1 }],
  ['We are open seven days a week in our office.', null],
  ['You work five days a week.', null],
  ['25 days of leave a year', null],
])('%s: %j', (text, value) => {
  expect(readOfficeDays(readingOf(text))?.value ?? null).toEqual(value);
});

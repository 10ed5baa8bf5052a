import { expect, it } from 'vitest';
import { readingOf } from './posting.fixture.ts';
import { readTravel } from './travel.ts';

it.each([
  ['Travel up to 25% is required.', { min: null, max: 25 }],
  ['Must be willing to travel 10-20% of the time', { min: 10, max: 20 }],
  ['Reisebereitschaft (ca. 30 %)', { min: 30, max: 30 }],
  ['Trasferte per circa il 40% del tempo', { min: 40, max: 40 }],
  ['Reisebereitschaft von etwa vier Tagen im Monat', { min: 20, max: 20 }],
  ['Déplacements ponctuels à prévoir', { min: null, max: null }],
  ['Some travel to customers may be required.', { min: null, max: null }],
  ['No travel required.', { min: 0, max: 0 }],
  ['No se realizan viajes.', { min: 0, max: 0 }],
  ['出張はありません。', { min: 0, max: 0 }],
  ['We are a travel company with 40% growth, hiring an engineer to plan travel products.', null],
  ['You book travel for the executives.', null],
  ['Travel insurance and 20% discount on flights', null],
])('%s: %j', (text, value) => {
  expect(readTravel(readingOf(text))?.value ?? null).toEqual(value);
});

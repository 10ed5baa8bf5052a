import { expect, it } from 'vitest';
import { readDeadline } from './deadline.ts';
import { readingOf } from './posting.fixture.ts';

it.each([
  ['Closing date: Friday 8 January 2027.', '2027-01-08'],
  ['Apply by January 15, 2027', '2027-01-15'],
  ['Bitte bewerben Sie sich bis zum 10.01.2027.', '2027-01-10'],
  ['Merci d’adresser CV et lettre avant le 20 décembre 2026.', '2026-12-20'],
  ['Envíen su currículum hasta el 15/01/2027.', '2027-01-15'],
  ['Inscrições até 15/01/2027.', '2027-01-15'],
  ['Stuur je brief vóór 12 december 2026', '2026-12-12'],
  ['応募締切は2027年1月31日です。', '2027-01-31'],
  ['令和9年1月22日(金)までに郵送してください。', '2027-01-22'],
  ['The contract runs until 31 May 2027.', null],
  ['Applications are read as they arrive.', null],
  ['We were founded on 1 May 2015.', null],
])('%s: %s', (text, value) => {
  expect(readDeadline(readingOf(text), false)?.value ?? null).toEqual(value);
});

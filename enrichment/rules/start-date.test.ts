import { expect, it } from 'vitest';
import { readingOf } from './posting.fixture.ts';
import { readStartDate } from './start-date.ts';

it.each([
  ['Start: 1 March 2027', '2027-03-01'],
  ['Start date: September 2027', '2027-09'],
  ['Ready to start in Q2 2027?', '2027-04'],
  ['Wir suchen zum 01.04.2027 eine Fachkraft', '2027-04-01'],
  ['Eintritt ab sofort möglich.', 'asap'],
  ['Prise de poste : 1er février 2027.', '2027-02-01'],
  ['Incorporación inmediata', 'asap'],
  ['Inizio previsto: marzo 2027.', '2027-03'],
  ['Praca od zaraz!', 'asap'],
  ['入社日:2027年4月1日', '2027-04-01'],
  ['Apply as soon as possible.', null],
  ['We started in 2019 with a Series A of 3 million.', null],
  ['Bewirb dich bis zum 10.01.2027.', null],
  ['Escalate incidents immediately.', null],
])('%s: %s', (text, value) => {
  expect(readStartDate(readingOf(text), false)?.value ?? null).toEqual(value);
});

import { expect, it } from 'vitest';
import { dateIn } from './dates.ts';

it.each([
  ['2027-01-15', '2027-01-15'],
  ['15.01.2027', '2027-01-15'],
  ['15/01/2027', '2027-01-15'],
  ['1/15/2027', '2027-01-15'],
  ['1 de marzo de 2027', '2027-03-01'],
  ['1er février 2027', '2027-02-01'],
  ['january 3rd, 2027', '2027-01-03'],
  ['31 marca 2027', '2027-03-31'],
  ['令和9年4月1日', '2027-04-01'],
  ['2027年4月', '2027-04'],
  ['q3 2027', '2027-07'],
  ['09/2027', '2027-09'],
  ['settembre 2027', '2027-09'],
  ['45.13.2027', null],
  ['2027', null],
  ['march on washington', null],
])('%s is %s', (text, value) => {
  expect(dateIn(text)?.value ?? null).toEqual(value);
});

it('reads the month first in America', () => {
  expect(dateIn('03/04/2027', true)?.value).toBe('2027-03-04');
  expect(dateIn('03/04/2027')?.value).toBe('2027-04-03');
});

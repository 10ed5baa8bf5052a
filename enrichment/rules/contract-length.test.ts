import { expect, it } from 'vitest';
import { readContractMonths } from './contract-length.ts';
import { readingOf } from './posting.fixture.ts';

it.each([
  ['This is a 12-month fixed-term contract.', { min: 12, max: 12 }],
  ['Temp role for 18 months', { min: 18, max: 18 }],
  ['befristet auf zwei Jahre', { min: 24, max: 24 }],
  ['CDD de 4 mois, à compter du 18 janvier', { min: 4, max: 4 }],
  ['contrato temporal de nueve meses', { min: 9, max: 9 }],
  ['contratto a tempo determinato di 6 mesi', { min: 6, max: 6 }],
  ['umowa na czas określony 3 miesiące', { min: 3, max: 3 }],
  ['契約期間は6か月です。', { min: 6, max: 6 }],
  ['6-12 month internship', { min: 6, max: 12 }],
  ['12 months of experience with contracts', null],
  ['Probezeit: 6 Monate, danach unbefristet', null],
  ['We review pay every 6 months.', null],
  ['A contract with 3 months notice', null],
])('%s: %j', (text, value) => {
  expect(readContractMonths(readingOf(text))?.value ?? null).toEqual(value);
});

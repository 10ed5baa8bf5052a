import { expect, it } from 'vitest';
import { findLicences } from './licences.ts';
import { readingOf } from './posting.fixture.ts';

it.each([
  ['Führerschein B, idealerweise BE', ['Driving licence B', 'Driving licence BE']],
  ['Führerschein der Klasse B', ['Driving licence B']],
  ['Permis B exigé', ['Driving licence B']],
  ['prawo jazdy kat. B', ['Driving licence B']],
  ["A valid driver's license is required.", ['Driving licence']],
  ['CNH categoria D; categoria E será um diferencial', ['Driving licence D', 'Driving licence E']],
  ['普通自動車運転免許', ['Driving licence']],
  ['Staplerschein von Vorteil', ['Forklift licence']],
  ['Active CPA is required.', ['CPA']],
  ['Carné de manipulador de alimentos', ['Food hygiene certificate']],
  ['A carta de condução não é necessária.', []],
  ['No driving licence needed.', []],
  ['You manage software licences and our CRM.', []],
  ['Guided by the Registered Nurse on duty', []],
])('%s: %j', (text, value) => {
  expect(findLicences(readingOf(text)).map((found) => found.value)).toEqual(value);
});

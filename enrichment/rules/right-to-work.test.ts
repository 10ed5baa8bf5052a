import { expect, it } from 'vitest';
import { readingOf } from './posting.fixture.ts';
import { readRightToWork } from './right-to-work.ts';

it.each([
  ['You must already be authorized to work in the United States.', true],
  ['Applicants need the right to work in the UK.', true],
  ['• Valid work permit for Switzerland', true],
  ['Gültige Arbeitserlaubnis für Deutschland erforderlich', true],
  ['Vous devez disposer d’un titre de séjour en cours de validité.', true],
  ['- Permiso de trabajo en vigor en España', true],
  ['È richiesto un permesso di soggiorno valido.', true],
  ['就労可能な在留資格が必要です。', true],
  ['Wymagamy prawa do pracy w Polsce.', true],
  ['Are you authorized to work in Canada?', null],
  ['We help you with your work permit and your move.', null],
  ['We participate in E-Verify; see the right to work poster.', null],
  ['Wir helfen bei Visum und Arbeitserlaubnis.', null],
  ['You work with legal and finance.', null],
])('%s: right to work %s', (text, value) => {
  expect(readRightToWork(readingOf(text))?.value ?? null).toEqual(value);
});

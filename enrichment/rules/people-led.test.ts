import { expect, it } from 'vitest';
import { readPeopleLed } from './people-led.ts';
import { readingOf } from './posting.fixture.ts';

it.each([
  ['You lead a team of 4-6 engineers.', { min: 4, max: 6 }],
  ['You have two direct reports.', { min: 2, max: 2 }],
  ['Manage a team of 12 to 14 processors', { min: 12, max: 14 }],
  ['Du führst ein Team von 14 Mitarbeitenden.', { min: 14, max: 14 }],
  ['Encadrer une équipe de 8 personnes', { min: 8, max: 8 }],
  ['Dirigir a un equipo de 25 a 30 personas', { min: 25, max: 30 }],
  ['Coordinare un team di 5 persone', { min: 5, max: 5 }],
  ['課員6名のマネジメント', { min: 6, max: 6 }],
  ['You manage a team of researchers.', { min: null, max: null }],
  ['You join a team of 14 engineers.', null],
  ['We are a team of 40 people.', null],
  ['You have experience leading a team of 10.', null],
  ['This role has no direct reports.', null],
  ['Good knowledge of finance and people management.', null],
])('%s: %j', (text, value) => {
  expect(readPeopleLed(readingOf(text))?.value ?? null).toEqual(value);
});

import { expect, it } from 'vitest';
import { readClearance } from './clearance.ts';
import { readingOf } from './posting.fixture.ts';

it.each([
  ['Active Secret clearance is required.', 'required'],
  [
    'CLEARANCE REQUIREMENTS: Ability to obtain a Secret security clearance is required at time of hire.',
    'obtainable',
  ],
  ['Must be able to obtain a Public Trust.', 'obtainable'],
  ['A security clearance is preferred.', 'wished'],
  ['You hold SC clearance already.', 'required'],
  ['Bereitschaft zur Sicherheitsüberprüfung (Ü2)', 'obtainable'],
  ['Poświadczenie bezpieczeństwa mile widziane', 'wished'],
  ['No security clearance needed.', null],
  ['You handle customs clearance for sea freight.', null],
  ['Everything must go in our clearance sale.', null],
  ['A police clearance certificate is needed.', null],
])('%s: clearance %s', (text, value) => {
  expect(readClearance(readingOf(text))?.value ?? null).toEqual(value);
});

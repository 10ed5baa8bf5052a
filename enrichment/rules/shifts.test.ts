import { expect, it } from 'vitest';
import { readingOf } from './posting.fixture.ts';
import { findShifts } from './shifts.ts';

it.each([
  ['You take part in the on-call rotation.', ['on_call']],
  ['Weekend and night shifts as scheduled', ['weekend', 'night']],
  ['Früh- und Nachtschicht im Wechsel', ['early', 'night', 'rotating']],
  ['Travail de nuit et le samedi', ['night', 'weekend']],
  ['Turnos rotativos de mañana, tarde y noche', ['rotating', 'early', 'late', 'night']],
  ['disponibilità ai tre turni', ['rotating', 'night']],
  ['Bereitschaftsdienst, jede sechste Woche', ['on_call']],
  ['praca na dwie zmiany, czasem w soboty', ['rotating', 'weekend']],
  ['シフト制(早番・遅番・夜勤)', ['rotating', 'early', 'late', 'night']],
  ['No weekends, no night shifts.', []],
  ['Sonntags haben wir zu, Nachtarbeit gibt es nicht.', []],
  ['Guardias: no hay', []],
  ['Paid holidays and weekends off', []],
  ['25 days of holiday plus bank holidays', []],
])('%s: %j', (text, value) => {
  expect(findShifts(readingOf(text)).map((found) => found.value)).toEqual(value);
});

import { expect, it } from 'vitest';
import { readingOf } from './posting.fixture.ts';
import { readWeeklyHours } from './weekly-hours.ts';

it.each([
  ['40 hours per week', { min: 40, max: 40 }],
  ['20-30 hours a week', { min: 20, max: 30 }],
  ['Vollzeit, 38,5 Stunden', { min: 38.5, max: 38.5 }],
  ['39 Std./Woche', { min: 39, max: 39 }],
  ['CDI, 35 h avec 10 RTT', { min: 35, max: 35 }],
  ['35h par semaine', { min: 35, max: 35 }],
  ['jornada de 37 horas semanales', { min: 37, max: 37 }],
  ['32 tot 40 uur per week', { min: 32, max: 40 }],
  ['40 godzin tygodniowo', { min: 40, max: 40 }],
  ['週40時間', { min: 40, max: 40 }],
  ['Our support answers within 24 hours.', null],
  ['As lojas fecham às 21h.', null],
  ['20 horas de formação por ano', null],
  ['200 hours a week of video are watched', null],
])('%s: %j', (text, value) => {
  expect(readWeeklyHours(readingOf(text))?.value ?? null).toEqual(value);
});

import { expect, it } from 'vitest';
import { days, formatDuration, hours, minutes, seconds } from './duration.ts';

it.each([
  [0, '0 ms'],
  [350.4, '350 ms'],
  [seconds(1), '1 s'],
  [seconds(4.24), '4.2 s'],
  [minutes(1), '1 min'],
  [minutes(3), '3 min'],
  [hours(1), '1 h'],
  [hours(2.5), '2.5 h'],
  [days(1), '24 h'],
])('formats %s milliseconds as %s', (ms, said) => {
  expect(formatDuration(ms)).toBe(said);
});

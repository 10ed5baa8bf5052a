import { expect, it } from 'vitest';
import { ClockTime, nextAt } from './clock-time.ts';

const local = (day: number, hours: number, minutes = 0) =>
  new Date(2026, 10, day, hours, minutes).getTime();

it.each([
  ['later today', '09:30', local(26, 9), local(26, 9, 30)],
  ['tomorrow, if it is past', '09:30', local(26, 10), local(27, 9, 30)],
  ['tomorrow, if it is now', '09:30', local(26, 9, 30), local(27, 9, 30)],
  ['at midnight', '00:00', local(30, 12), new Date(2026, 11, 1).getTime()],
])('comes %s', (_when, time, after, at) => {
  expect(nextAt(time, after)).toBe(at);
});

it.each(['24:00', '9:30', '09:60', 'noon', ''])('%j is no time of day', (text) => {
  expect(ClockTime.safeParse(text).success).toBe(false);
});

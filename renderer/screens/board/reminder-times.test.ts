import { expect, test } from 'vitest';
import { isoOf, morningIn } from './reminder-times.ts';

test('mornings are at nine of the local clock, over the end of a month too', () => {
  expect(morningIn(7, new Date(2026, 10, 26, 22, 15).getTime())).toBe('2026-12-03 09:00:00');
});

test('a time of the picker is a moment', () => {
  expect(isoOf('2026-11-26 14:20:00')).toBe(new Date(2026, 10, 26, 14, 20).toISOString());
});

test('what is no time is none', () => {
  expect(isoOf('')).toBeNull();
  expect(isoOf('soon')).toBeNull();
});

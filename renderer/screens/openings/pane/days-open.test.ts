import { expect, test } from 'vitest';
import { daysOpen } from './days-open.ts';

const nowMs = Date.parse('2026-11-26T12:00:00Z');

test('an open one counts until now', () => {
  expect(daysOpen({ listedAt: '2026-10-16T10:00:00Z', closedAt: null }, nowMs)).toBe(41);
});

test('a closed one counts until it was closed', () => {
  const closedAt = '2026-11-20T12:00:00Z';
  expect(daysOpen({ listedAt: '2026-11-18T12:00:00Z', closedAt }, nowMs)).toBe(2);
});

test('a date ahead of this clock is no time at all', () => {
  expect(daysOpen({ listedAt: '2026-11-27T12:00:00Z', closedAt: null }, nowMs)).toBe(0);
});

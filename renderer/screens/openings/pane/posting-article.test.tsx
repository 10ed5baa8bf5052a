import { describe, expect, test } from 'vitest';
import { daysOpen, isCut } from './posting-article.tsx';

test('a text that ends in the mark of a cut is cut', () => {
  expect(isCut('You will own a service.\n\n[…]')).toBe(true);
  expect(isCut('You will own a […]\n')).toBe(true);
  expect(isCut('An excerpt of a feed [...]')).toBe(true);
});

test('an ellipsis within the text, or trailing dots, is no cut', () => {
  expect(isCut('They said “bees […] and honey”.')).toBe(false);
  expect(isCut('And so on…')).toBe(false);
  expect(isCut('')).toBe(false);
});

describe('how long an opening is open', () => {
  const nowMs = Date.parse('2026-11-26T12:00:00Z');

  test('an open posting counts until now', () => {
    expect(daysOpen({ listedAt: '2026-10-16T10:00:00Z', closedAt: null }, nowMs)).toBe(41);
  });

  test('a closed posting counts until it closed', () => {
    const closedAt = '2026-11-20T12:00:00Z';
    expect(daysOpen({ listedAt: '2026-11-18T12:00:00Z', closedAt }, nowMs)).toBe(2);
  });

  test('a date in the future counts as zero days', () => {
    expect(daysOpen({ listedAt: '2026-11-27T12:00:00Z', closedAt: null }, nowMs)).toBe(0);
  });
});

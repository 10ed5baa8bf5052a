import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { opening } from '#renderer/testing/samples.ts';
import { show } from '#renderer/testing/show.tsx';
import { ageOf, daysOpen, Freshness } from './freshness.tsx';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000 - 60_000).toISOString();

test('a bar shows the age against the time that roles here usually stay open', () => {
  show(<Freshness posting={opening({}, { listedAt: daysAgo(2), medianOpenDays: 35.2 })} />);
  const bar = screen.getByRole('meter');
  expect(bar.getAttribute('aria-valuenow')).toBe('2');
  expect(bar.getAttribute('aria-valuemax')).toBe('35');
  expect(bar.getAttribute('aria-valuetext')).toBe('Day 3 · roles here stay open ~35 days');
});

test('an opening that is open for longer than usual fills the bar', () => {
  show(<Freshness posting={opening({}, { listedAt: daysAgo(90), medianOpenDays: 35 })} />);
  expect(screen.getByRole('meter').getAttribute('aria-valuenow')).toBe('35');
  expect(screen.getByText(/^Day 91/)).toBeDefined();
});

test('without a usual time, or once it is closed, there is no bar', () => {
  const { showAgain } = show(<Freshness posting={opening({}, { listedAt: daysAgo(2) })} />);
  expect(screen.getByText('open for 2 days')).toBeDefined();
  expect(screen.queryByRole('meter')).toBeNull();
  const closed = { listedAt: daysAgo(9), closedAt: daysAgo(2), medianOpenDays: 35 };
  showAgain(<Freshness posting={opening({}, closed)} />);
  expect(screen.getByText('was open for 7 days')).toBeDefined();
  expect(screen.queryByRole('meter')).toBeNull();
});

test.each([
  [0, 35, 'fresh'],
  [12, 35, 'usual'],
  [35, 35, 'usual'],
  [36, 35, 'late'],
] as const)('day %i of usually %i is %s', (days, usual, age) => {
  expect(ageOf(days, usual)).toBe(age);
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

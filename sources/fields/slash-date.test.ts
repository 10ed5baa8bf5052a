import { describe, expect, it } from 'vitest';
import { dateOrderOf, slashDate } from './slash-date.ts';

describe('the order of dates on one site', () => {
  it.each([
    [['7/8/2026', '7/28/2026'], 'month_first'],
    [['7/8/2026 2:40 PM'], 'month_first'],
    [['7/8/2026', '28.7.2026'], 'day_first'],
    [['7/8/2026 14:40', null], null],
    [['28/7/2026', '7/28/2026'], null],
    [[], null],
  ] as const)('of %j is %s', (dates, order) => {
    expect(dateOrderOf(dates)).toBe(order);
  });
});

describe('a date with two numbers', () => {
  it.each([
    ['7/8/2026 2:40 PM', 'month_first', '2026-07-08'],
    ['7/8/2026', 'day_first', '2026-08-07'],
    ['13/8/2026', 'month_first', null],
    ['7/8/2026', null, null],
    ['today', 'day_first', null],
  ] as const)('%s, %s', (date, order, day) => {
    expect(slashDate(date, order)).toBe(day);
  });
});

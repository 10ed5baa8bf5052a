import { expect, test } from 'vitest';
import type { DayNews } from '#renderer/model.ts';
import { busiest, dayAfterKey, dayBounds, firstDayOf, levelOf } from './calendar-days.ts';

const days = (counts: readonly number[]): readonly DayNews[] =>
  counts.map((count, i) => ({
    ...{ from: `day ${i}`, to: `day ${i + 1}`, new: count },
    ...{ isWatched: true, isScanned: true },
  }));

test('the days begin with a week, and the last is today', () => {
  const thursday = new Date(2026, 10, 26, 14, 30);
  const bounds = dayBounds(thursday, 1).map((iso) => new Date(iso));
  expect(bounds).toHaveLength(12 * 7 + 4 + 1);
  expect(bounds[0]?.getDay()).toBe(1);
  expect(bounds.at(-2)).toEqual(new Date(2026, 10, 26));
  expect(bounds.at(-1)).toEqual(new Date(2026, 10, 27));
  expect(new Set(bounds.map((at) => at.getHours()))).toEqual(new Set([0]));
});

test('on the first day of a week, only that day of it is there', () => {
  const sunday = new Date(2026, 10, 29, 0, 0);
  expect(dayBounds(sunday, 0)).toHaveLength(12 * 7 + 1 + 1);
  expect(dayBounds(sunday, 1)).toHaveLength(13 * 7 + 1);
});

test('weeks begin where the user expects it, on Monday if nobody knows', () => {
  const locale = (more: object) => Object.assign(Object.create(null), more) as Intl.Locale;
  expect(firstDayOf(locale({ getWeekInfo: () => ({ firstDay: 7 }) }))).toBe(0);
  expect(firstDayOf(locale({ weekInfo: { firstDay: 6 } }))).toBe(6);
  expect(firstDayOf(locale({}))).toBe(1);
});

test.each([
  [0, 20, 0],
  [1, 20, 1],
  [5, 20, 2],
  [10, 20, 3],
  [20, 20, 4],
  [1, 1, 2],
  [4, 4, 4],
])('%d of at most %d has the level %d', (count, most, level) => {
  expect(levelOf(count, most)).toBe(level);
});

test('the busiest day has the most; without news there is none', () => {
  expect(busiest(days([0, 3, 5, 5]))?.from).toBe('day 2');
  expect(busiest(days([0, 0]))).toBeNull();
});

test('arrows lead to the next day with news that way, and stop at the last', () => {
  const month = days([0, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 3]);
  expect(dayAfterKey(month, 1, 'ArrowDown')).toBe(4);
  expect(dayAfterKey(month, 4, 'ArrowUp')).toBe(1);
  expect(dayAfterKey(month, 1, 'ArrowRight')).toBe(15);
  expect(dayAfterKey(month, 15, 'ArrowLeft')).toBe(1);
  expect(dayAfterKey(month, 15, 'ArrowDown')).toBeNull();
  expect(dayAfterKey(month, 4, 'Home')).toBe(1);
  expect(dayAfterKey(month, 4, 'End')).toBe(15);
  expect(dayAfterKey(month, 4, 'x')).toBeNull();
});

import { expect, test } from 'vitest';
import type { InboxItem } from '#renderer/model.ts';
import { dayLabel, groupByDay, inShownOrder } from './group-items.ts';

const rust = { id: 's1', name: 'Rust EU' };
const staff = { id: 's2', name: 'Staff' };

/** The day of November and the hour are of the local calendar. */
const item = (id: number, day: number, hour: number, more: Partial<InboxItem> = {}): InboxItem => ({
  id,
  at: new Date(2026, 10, day, hour).toISOString(),
  kind: 'match',
  posting: null,
  company: null,
  search: null,
  count: null,
  changes: [],
  text: null,
  reminderId: null,
  error: null,
  isArchived: false,
  ...more,
});

test('lines stand under the day of the local calendar they came on', () => {
  const days = groupByDay([item(1, 26, 0), item(2, 25, 23), item(3, 25, 1)]);
  expect(days.map(({ day }) => day)).toEqual(['2026-11-26', '2026-11-25']);
  expect(days.map(({ entries }) => entries.length)).toEqual([1, 2]);
});

test('several matches of one search stand together where the first of them stands', () => {
  const items = [
    item(1, 26, 9, { search: rust }),
    item(2, 26, 8, { kind: 'closed', search: rust }),
    item(3, 26, 7, { search: staff }),
    item(4, 26, 6, { search: rust }),
  ];
  const [day] = groupByDay(items);
  expect(day?.entries).toEqual([
    { kind: 'search', search: rust, items: [items[0], items[3]] },
    { kind: 'item', item: items[1] },
    { kind: 'item', item: items[2] },
  ]);
});

test('matches of one search on two days are not put together', () => {
  const days = groupByDay([item(1, 26, 9, { search: rust }), item(2, 25, 9, { search: rust })]);
  expect(days.map(({ entries }) => entries[0]?.kind)).toEqual(['item', 'item']);
});

test('matches of no search stand alone', () => {
  const [day] = groupByDay([item(1, 26, 9), item(2, 26, 8)]);
  expect(day?.entries.map(({ kind }) => kind)).toEqual(['item', 'item']);
});

test('the keys go through the lines as they are shown', () => {
  const days = groupByDay([
    item(1, 26, 9, { search: rust }),
    item(2, 26, 8),
    item(3, 26, 7, { search: rust }),
    item(4, 25, 7),
  ]);
  expect(inShownOrder(days).map(({ id }) => id)).toEqual([1, 3, 2, 4]);
});

test('a day is called as people call it', () => {
  const nowMs = new Date(2026, 10, 26, 0, 30).getTime();
  const label = (day: string) => dayLabel(day, nowMs);
  expect(label('2026-11-26')).toBe('Today');
  expect(label('2026-11-25')).toBe('Yesterday');
  expect(label('2026-11-20')).toBe('Friday');
  expect(label('2026-11-19')).toContain('19');
  expect(label('2026-11-19')).not.toContain('2026');
  expect(label('2025-11-26')).toContain('2025');
});

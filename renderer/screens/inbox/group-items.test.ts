import { describe, expect, test } from 'vitest';
import type { InboxItem } from '#renderer/model.ts';
import { afterLeaving, dayLabel, groupByDay, inShownOrder, neighbour } from './group-items.ts';

const rust = { id: 's1', name: 'Rust EU' };
const staff = { id: 's2', name: 'Staff' };

/** Day of November and hour in the local time zone. */
const item = (id: number, day: number, hour: number, more: Partial<InboxItem> = {}): InboxItem => ({
  id,
  at: new Date(2026, 10, day, hour).toISOString(),
  kind: 'match',
  posting: null,
  company: null,
  isStarred: false,
  search: null,
  count: null,
  isPartial: false,
  changes: [],
  page: null,
  text: null,
  reminderId: null,
  error: null,
  isArchived: false,
  snoozedUntil: null,
  ...more,
});

test('items are grouped by local day', () => {
  const days = groupByDay([item(1, 26, 0), item(2, 25, 23), item(3, 25, 1)]);
  expect(days.map(({ day }) => day)).toEqual(['2026-11-26', '2026-11-25']);
  expect(days.map(({ entries }) => entries.length)).toEqual([1, 2]);
});

test('what companies that one dreams of have comes first on each day', () => {
  const items = [
    item(1, 26, 9),
    item(2, 26, 8, { isStarred: true }),
    item(3, 25, 9),
    item(4, 25, 8, { isStarred: true, search: rust }),
    item(5, 25, 7, { search: rust }),
  ];
  expect(inShownOrder(groupByDay(items)).map(({ id }) => id)).toEqual([2, 1, 4, 5, 3]);
});

test('matches of one search are grouped at the place of the first', () => {
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

test('matches of one search on different days stay apart', () => {
  const days = groupByDay([item(1, 26, 9, { search: rust }), item(2, 25, 9, { search: rust })]);
  expect(days.map(({ entries }) => entries[0]?.kind)).toEqual(['item', 'item']);
});

test('matches of no search stand alone', () => {
  const [day] = groupByDay([item(1, 26, 9), item(2, 26, 8)]);
  expect(day?.entries.map(({ kind }) => kind)).toEqual(['item', 'item']);
});

test('keys follow the order on screen', () => {
  const days = groupByDay([
    item(1, 26, 9, { search: rust }),
    item(2, 26, 8),
    item(3, 26, 7, { search: rust }),
    item(4, 25, 7),
  ]);
  expect(inShownOrder(days).map(({ id }) => id)).toEqual([1, 3, 2, 4]);
});

test('a day has its everyday name', () => {
  const nowMs = new Date(2026, 10, 26, 0, 30).getTime();
  const label = (day: string) => dayLabel(day, nowMs);
  expect(label('2026-11-26')).toBe('Today');
  expect(label('2026-11-25')).toBe('Yesterday');
  expect(label('2026-11-20')).toBe('Friday');
  expect(label('2026-11-19')).toContain('19');
  expect(label('2026-11-19')).not.toContain('2026');
  expect(label('2025-11-26')).toContain('2025');
});

describe('the neighbour of an item', () => {
  test('a step leads to the next or previous item', () => {
    expect(neighbour([4, 2, 9], 2, 1)).toBe(9);
    expect(neighbour([4, 2, 9], 2, -1)).toBe(4);
  });

  test('a step stops at the ends', () => {
    expect(neighbour([4, 2, 9], 9, 1)).toBe(9);
    expect(neighbour([4, 2, 9], 4, -1)).toBe(4);
  });

  test('the first step leads to the first item', () => {
    expect(neighbour([4, 2], null, 1)).toBe(4);
    expect(neighbour([4, 2], 77, -1)).toBe(4);
    expect(neighbour([], null, 1)).toBeNull();
  });

  test('when an item leaves, the next one follows, or at the end the previous one', () => {
    expect(afterLeaving([4, 2, 9], 2)).toBe(9);
    expect(afterLeaving([4, 2, 9], 9)).toBe(2);
    expect(afterLeaving([4], 4)).toBeNull();
  });
});

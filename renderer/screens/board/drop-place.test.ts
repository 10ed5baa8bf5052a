import { expect, test } from 'vitest';
import { changesOrder, dropBefore } from './drop-place.ts';

const boxes = [
  { id: 'a', top: 100, height: 40 },
  { id: 'b', top: 150, height: 40 },
  { id: 'c', top: 200, height: 40 },
];

test('a drop on the upper half of a card goes above it, on the lower half below', () => {
  expect(dropBefore(boxes, 160, 'x')).toBe('b');
  expect(dropBefore(boxes, 180, 'x')).toBe('c');
});

test('a drop over the first card goes above it, one under the last goes last', () => {
  expect(dropBefore(boxes, 20, 'x')).toBe('a');
  expect(dropBefore(boxes, 900, 'x')).toBeNull();
  expect(dropBefore([], 100, 'x')).toBeNull();
});

test('a card is never dropped above itself', () => {
  expect(dropBefore(boxes, 160, 'b')).toBe('c');
  expect(dropBefore(boxes, 210, 'c')).toBeNull();
});

test('a drop where the card is changes nothing', () => {
  expect(changesOrder(['a', 'b', 'c'], 'b', 'c')).toBe(false);
  expect(changesOrder(['a', 'b', 'c'], 'c', null)).toBe(false);
  expect(changesOrder(['a', 'b', 'c'], 'c', 'a')).toBe(true);
  expect(changesOrder(['a', 'b', 'c'], 'x', null)).toBe(true);
});

import { expect, test } from 'vitest';
import { afterLeaving, neighbour } from './neighbour.ts';

test('a step leads to the next line or the one before', () => {
  expect(neighbour([4, 2, 9], 2, 1)).toBe(9);
  expect(neighbour([4, 2, 9], 2, -1)).toBe(4);
});

test('at the ends a step stays', () => {
  expect(neighbour([4, 2, 9], 9, 1)).toBe(9);
  expect(neighbour([4, 2, 9], 4, -1)).toBe(4);
});

test('the first step leads to the first line', () => {
  expect(neighbour([4, 2], null, 1)).toBe(4);
  expect(neighbour([4, 2], 77, -1)).toBe(4);
  expect(neighbour([], null, 1)).toBeNull();
});

test('when a line leaves, the one after it is next, at the end the one before', () => {
  expect(afterLeaving([4, 2, 9], 2)).toBe(9);
  expect(afterLeaving([4, 2, 9], 9)).toBe(2);
  expect(afterLeaving([4], 4)).toBeNull();
});

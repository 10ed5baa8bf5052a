import { expect, test } from 'vitest';
import { stepOnBoard } from './step-on-board.ts';

const columns = [['a', 'b', 'c'], [], ['d'], ['e', 'f']];

test('up and down stay in the column, and at its ends', () => {
  expect(stepOnBoard(columns, 'b', 'down')).toBe('c');
  expect(stepOnBoard(columns, 'b', 'up')).toBe('a');
  expect(stepOnBoard(columns, 'c', 'down')).toBe('c');
  expect(stepOnBoard(columns, 'a', 'up')).toBe('a');
});

test('left and right keep the height where they can', () => {
  expect(
    stepOnBoard(
      [
        ['a', 'b'],
        ['c', 'd', 'e'],
      ],
      'b',
      'right',
    ),
  ).toBe('d');
  expect(stepOnBoard(columns, 'c', 'right')).toBe('d');
});

test('empty columns are stepped over', () => {
  expect(stepOnBoard(columns, 'd', 'left')).toBe('a');
});

test('at the edges it stays', () => {
  expect(stepOnBoard(columns, 'f', 'right')).toBe('f');
  expect(stepOnBoard(columns, 'a', 'left')).toBe('a');
});

test('the first step leads to the first card', () => {
  expect(stepOnBoard([[], ['x', 'y']], null, 'left')).toBe('x');
  expect(stepOnBoard(columns, 'gone', 'down')).toBe('a');
  expect(stepOnBoard([[], []], null, 'down')).toBeNull();
});

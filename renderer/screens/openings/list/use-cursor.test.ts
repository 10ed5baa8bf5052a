import { describe, expect, test } from 'vitest';
import { locate, neighbour, successor } from './use-cursor.ts';

const rowsOf = (ids: readonly (string | undefined)[]) => ({
  total: ids.length,
  idAt: (index: number) => ids[index],
  loaded: ids.keys(),
});
const abc = rowsOf(['a', 'b', 'c']);

describe('the chosen row', () => {
  test('is found at its old index', () => {
    expect(locate({ id: 'b', index: 1 }, abc)).toBe(1);
  });
  test('is found at its new index', () => {
    expect(locate({ id: 'b', index: 1 }, rowsOf(['new', 'a', 'b', 'c']))).toBe(2);
  });
  test('is nowhere after it left the list', () => {
    expect(locate({ id: 'x', index: 1 }, abc)).toBeNull();
  });
});

describe('the next and the previous row', () => {
  test('follow the chosen row', () => {
    expect(neighbour({ id: 'b', index: 1 }, 1, abc)).toBe(2);
    expect(neighbour({ id: 'b', index: 1 }, -1, abc)).toBe(0);
  });
  test('stop at the ends', () => {
    expect(neighbour({ id: 'c', index: 2 }, 1, abc)).toBe(2);
    expect(neighbour({ id: 'a', index: 0 }, -1, abc)).toBe(0);
  });
  test('start at the top without a choice', () => {
    expect(neighbour({ id: null, index: 0 }, 1, abc)).toBe(0);
  });
  test('after the chosen row left, the row in its place is next', () => {
    expect(neighbour({ id: 'x', index: 1 }, 1, abc)).toBe(1);
    expect(neighbour({ id: 'x', index: 1 }, -1, abc)).toBe(0);
    expect(neighbour({ id: 'x', index: 9 }, 1, abc)).toBe(2);
  });
  test('reach rows that are not loaded', () => {
    expect(neighbour({ id: 'a', index: 0 }, 1, rowsOf(['a', undefined]))).toBe(1);
  });
  test('are null in an empty list', () => {
    expect(neighbour({ id: 'a', index: 0 }, 1, rowsOf([]))).toBeNull();
  });
});

describe('after the chosen row was hidden, the choice is', () => {
  test('the next one', () => {
    expect(successor({ id: 'b', index: 1 }, abc)).toBe(2);
  });
  test('the previous one at the end', () => {
    expect(successor({ id: 'c', index: 2 }, abc)).toBe(1);
  });
  test('null if it was the only one', () => {
    expect(successor({ id: 'a', index: 0 }, rowsOf(['a']))).toBeNull();
  });
});

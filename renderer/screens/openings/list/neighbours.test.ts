import { describe, expect, test } from 'vitest';
import { locate, neighbour, successor } from './neighbours.ts';

const rowsOf = (ids: readonly (string | undefined)[]) => ({
  total: ids.length,
  idAt: (index: number) => ids[index],
  loaded: ids.keys(),
});
const abc = rowsOf(['a', 'b', 'c']);

describe('where the chosen row is', () => {
  test('it is found where it was', () => {
    expect(locate({ id: 'b', index: 1 }, abc)).toBe(1);
  });
  test('it is found where it moved to', () => {
    expect(locate({ id: 'b', index: 1 }, rowsOf(['new', 'a', 'b', 'c']))).toBe(2);
  });
  test('one that left the list is nowhere', () => {
    expect(locate({ id: 'x', index: 1 }, abc)).toBeNull();
  });
});

describe('the next and the previous row', () => {
  test('they follow the chosen row', () => {
    expect(neighbour({ id: 'b', index: 1 }, 1, abc)).toBe(2);
    expect(neighbour({ id: 'b', index: 1 }, -1, abc)).toBe(0);
  });
  test('the ends hold', () => {
    expect(neighbour({ id: 'c', index: 2 }, 1, abc)).toBe(2);
    expect(neighbour({ id: 'a', index: 0 }, -1, abc)).toBe(0);
  });
  test('without a choice they begin at the top', () => {
    expect(neighbour({ id: null, index: 0 }, 1, abc)).toBe(0);
  });
  test('after the chosen row has left, what took its place is next', () => {
    expect(neighbour({ id: 'x', index: 1 }, 1, abc)).toBe(1);
    expect(neighbour({ id: 'x', index: 1 }, -1, abc)).toBe(0);
    expect(neighbour({ id: 'x', index: 9 }, 1, abc)).toBe(2);
  });
  test('a row that is not loaded can be gone to', () => {
    expect(neighbour({ id: 'a', index: 0 }, 1, rowsOf(['a', undefined]))).toBe(1);
  });
  test('an empty list has none', () => {
    expect(neighbour({ id: 'a', index: 0 }, 1, rowsOf([]))).toBeNull();
  });
});

describe('what is chosen after the chosen row was hidden', () => {
  test('the one after it', () => {
    expect(successor({ id: 'b', index: 1 }, abc)).toBe(2);
  });
  test('the one before, at the end', () => {
    expect(successor({ id: 'c', index: 2 }, abc)).toBe(1);
  });
  test('nothing, where it was the only one', () => {
    expect(successor({ id: 'a', index: 0 }, rowsOf(['a']))).toBeNull();
  });
});

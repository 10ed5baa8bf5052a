import { expect, test } from 'vitest';
import { sliceText } from './description-pieces.ts';

test('a short text stays in one slice', () => {
  expect(sliceText('short', 10)).toEqual(['short']);
});

test('a long text is cut at white space, and nothing is lost', () => {
  const text = 'one two three four five';
  const slices = sliceText(text, 9);
  expect(slices).toEqual(['one two', ' three', ' four', ' five']);
  expect(slices.join('')).toBe(text);
});

test('a word longer than a slice is cut', () => {
  expect(sliceText('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
});

test('an emoji is not cut in two', () => {
  expect(sliceText('ab🚀cd', 3)).toEqual(['ab', '🚀c', 'd']);
});

import { expect, test } from 'vitest';
import { share } from './share.ts';

test('a part is said in whole percents', () => {
  expect(share(1, 3)).toBe('33%');
  expect(share(5, 5)).toBe('100%');
  expect(share(0, 5)).toBe('0%');
});

test('a little is not nothing', () => {
  expect(share(1, 1_000)).toBe('< 1%');
});

test('a part of nothing is nothing', () => {
  expect(share(0, 0)).toBe('0%');
});

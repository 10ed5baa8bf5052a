import { expect, test } from 'vitest';
import { isCut } from './is-cut.ts';

test('a text that ends in the mark of a cut is a beginning', () => {
  expect(isCut('You will own a service.\n\n[…]')).toBe(true);
  expect(isCut('You will own a […]\n')).toBe(true);
  expect(isCut('An excerpt of a feed [...]')).toBe(true);
});

test('a text that leaves something out within, or trails off, is whole', () => {
  expect(isCut('They said “bees […] and honey”.')).toBe(false);
  expect(isCut('And so on…')).toBe(false);
  expect(isCut('')).toBe(false);
});

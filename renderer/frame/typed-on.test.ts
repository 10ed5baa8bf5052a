import { expect, test } from 'vitest';
import { isTypedOn } from './typed-on.ts';

test('what was found stays while its words are gone on with or taken back', () => {
  expect(isTypedOn('eng', 'engineer')).toBe(true);
  expect(isTypedOn('engineer', 'eng')).toBe(true);
  expect(isTypedOn('eng', 'eng')).toBe(true);
});

test('under other words, and from before there were any, nothing stays', () => {
  expect(isTypedOn('eng', 'nurse')).toBe(false);
  expect(isTypedOn('', 'nurse')).toBe(false);
});

import { expect, test } from 'vitest';
import { chosenOf, stepFrom } from './palette-choice.ts';

const [scan, inbox, find] = [{ id: 'scan' }, { id: 'inbox' }, { id: 'find' }] as const;
const items = [scan, inbox, find];

test('the first is chosen until another is gone to', () => {
  expect(chosenOf(items, '', null)).toBe(scan);
  expect(chosenOf(items, '', { id: 'inbox', typed: '' })).toBe(inbox);
});

test('what was gone to stays chosen when others come in before it', () => {
  expect(chosenOf([{ id: 'new' }, ...items], 'a', { id: 'inbox', typed: 'a' })).toBe(inbox);
});

test('other words begin at the top again, and so does what is no longer there', () => {
  expect(chosenOf(items, 'ab', { id: 'find', typed: 'a' })).toBe(scan);
  expect(chosenOf(items, 'a', { id: 'gone', typed: 'a' })).toBe(scan);
  expect(chosenOf([], 'a', null)).toBeUndefined();
});

test('steps go round', () => {
  expect(stepFrom(items, scan, 1)).toBe(inbox);
  expect(stepFrom(items, find, 1)).toBe(scan);
  expect(stepFrom(items, scan, -1)).toBe(find);
  expect(stepFrom([], undefined, 1)).toBeUndefined();
});

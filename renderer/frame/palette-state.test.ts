import { describe, expect, test } from 'vitest';
import { chosenOf, isTypedOn, stepFrom } from './palette-state.ts';

const [scan, inbox, find] = [{ id: 'scan' }, { id: 'inbox' }, { id: 'find' }] as const;
const items = [scan, inbox, find];

test('the first item is chosen until the user moves', () => {
  expect(chosenOf(items, '', null)).toBe(scan);
  expect(chosenOf(items, '', { id: 'inbox', typed: '' })).toBe(inbox);
});

test('the chosen item stays chosen when others arrive before it', () => {
  expect(chosenOf([{ id: 'new' }, ...items], 'a', { id: 'inbox', typed: 'a' })).toBe(inbox);
});

test('other words, or a missing item, choose the first again', () => {
  expect(chosenOf(items, 'ab', { id: 'find', typed: 'a' })).toBe(scan);
  expect(chosenOf(items, 'a', { id: 'gone', typed: 'a' })).toBe(scan);
  expect(chosenOf([], 'a', null)).toBeUndefined();
});

test('steps wrap around', () => {
  expect(stepFrom(items, scan, 1)).toBe(inbox);
  expect(stepFrom(items, find, 1)).toBe(scan);
  expect(stepFrom(items, scan, -1)).toBe(find);
  expect(stepFrom([], undefined, 1)).toBeUndefined();
});

describe('words typed on', () => {
  test('results stay while the user adds or removes letters', () => {
    expect(isTypedOn('eng', 'engineer')).toBe(true);
    expect(isTypedOn('engineer', 'eng')).toBe(true);
    expect(isTypedOn('eng', 'eng')).toBe(true);
  });

  test('results do not stay for other words, or from an empty field', () => {
    expect(isTypedOn('eng', 'nurse')).toBe(false);
    expect(isTypedOn('', 'nurse')).toBe(false);
  });
});

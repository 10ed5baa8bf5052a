import { expect, test } from 'vitest';
import { windowsFor } from './use-opening-list.ts';

const windows = (first: number, last: number, total = 100_000) =>
  windowsFor({ first, last }, total, 100);

test('the top of a list needs its first window only', () => {
  expect(windows(0, 15)).toEqual([0]);
});

test('the next window is fetched before it is reached', () => {
  expect(windows(60, 75)).toEqual([0, 1]);
});

test('the window before is kept until it is well out of view', () => {
  expect(windows(129, 145)).toEqual([0, 1]);
  expect(windows(220, 240)).toEqual([0, 1, 2]);
});

test('far down, the windows in view and the first one are needed', () => {
  expect(windows(99_980, 99_999)).toEqual([0, 999]);
  expect(windows(50_095, 50_110)).toEqual([0, 500, 501]);
});

test('no window beyond the end is asked for', () => {
  expect(windows(80, 99, 100)).toEqual([0]);
  expect(windows(0, 15, 1)).toEqual([0]);
});

test('an empty list needs its first window', () => {
  expect(windows(0, 0, 0)).toEqual([0]);
});

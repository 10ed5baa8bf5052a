import { expect, test } from 'vitest';
import { scrollSides } from './scroll-sides.ts';

const at = (scrollLeft: number, clientWidth = 1_000) =>
  Object.entries(scrollSides({ scrollLeft, scrollWidth: 1_400, clientWidth }))
    .filter(([, isMore]) => isMore)
    .map(([side]) => side);

test('there is more where something can be scrolled to', () => {
  expect(at(0)).toEqual(['isMoreAfter']);
  expect(at(200)).toEqual(['isMoreBefore', 'isMoreAfter']);
  expect(at(400)).toEqual(['isMoreBefore']);
});

test('what fits has no more, nor has what is off by a few pixels', () => {
  expect(at(0, 1_400)).toEqual([]);
  expect(at(0.5, 1_399)).toEqual([]);
});

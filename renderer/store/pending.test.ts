import { expect, test } from 'vitest';
import { outstanding } from './pending.ts';

test('what is not settled yet is shown over any answer', () => {
  expect(outstanding([{ what: 'a', settledAtMs: null }], 5_000)).toEqual(['a']);
});

test('what settled after an answer came is shown over it, in order', () => {
  const entries = [
    { what: 'a', settledAtMs: 200 },
    { what: 'b', settledAtMs: 100 },
    { what: 'c', settledAtMs: null },
  ];
  expect(outstanding(entries, 150)).toEqual(['a', 'c']);
});

test('an answer that came later is believed', () => {
  expect(outstanding([{ what: 'a', settledAtMs: 200 }], 200)).toEqual([]);
});

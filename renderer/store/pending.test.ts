import { expect, test } from 'vitest';
import { outstanding } from './pending.ts';

test('a pending change covers any answer', () => {
  expect(outstanding([{ what: 'a', settledAtMs: null }], 5_000)).toEqual(['a']);
});

test('changes settled after an answer cover it, in order', () => {
  const entries = [
    { what: 'a', settledAtMs: 200 },
    { what: 'b', settledAtMs: 100 },
    { what: 'c', settledAtMs: null },
  ];
  expect(outstanding(entries, 150)).toEqual(['a', 'c']);
});

test('a later answer wins', () => {
  expect(outstanding([{ what: 'a', settledAtMs: 200 }], 200)).toEqual([]);
});

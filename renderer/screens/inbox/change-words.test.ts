import { expect, test } from 'vitest';
import type { Salary } from '#renderer/model.ts';
import { changeWords } from './change-words.ts';

const pay = (min: number, max: number): Salary => ({ min, max, currency: 'EUR', period: 'year' });

test('a change says what was and what is', () => {
  expect(changeWords([{ field: 'title', from: 'Engineer', to: 'Senior Engineer' }])).toBe(
    'title Engineer → Senior Engineer',
  );
  expect(
    changeWords([{ field: 'salary', from: pay(80_000, 95_000), to: pay(85_000, 100_000) }]),
  ).toBe('pay €80–95k → €85–100k');
});

test('what was not stated, is no longer stated, or is too long to be read is said so', () => {
  expect(
    changeWords([
      { field: 'salary', from: null, to: pay(50_000, 50_000) },
      { field: 'locations', from: ['Berlin'], to: [] },
      { field: 'description', from: null, to: null },
    ]),
  ).toBe('pay now €50k; place no longer stated; description changed');
});

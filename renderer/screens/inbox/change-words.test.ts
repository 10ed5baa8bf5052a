import { expect, test } from 'vitest';
import { changeWords } from './change-words.ts';

test('a change says what was and what is', () => {
  expect(changeWords([{ field: 'title', from: 'Engineer', to: 'Senior Engineer' }])).toBe(
    'title Engineer → Senior Engineer',
  );
});

test('the period of pay is said once where it is the same', () => {
  const pay = (from: string, to: string) => changeWords([{ field: 'pay', from, to }]);
  expect(pay('€80,000–95,000 a year', '€85,000–100,000 a year')).toBe(
    'pay €80,000–95,000 → €85,000–100,000 a year',
  );
  expect(pay('$40 an hour', '$85,000 a year')).toBe('pay $40 an hour → $85,000 a year');
});

test('only pay has a period', () => {
  expect(changeWords([{ field: 'title', from: 'Work as a nurse', to: 'Life as a nurse' }])).toBe(
    'title Work as a nurse → Life as a nurse',
  );
});

test('what was not stated, is no longer stated, or is too long to be read is said so', () => {
  expect(
    changeWords([
      { field: 'pay', from: null, to: '€50,000 a year' },
      { field: 'place', from: 'Berlin', to: null },
      { field: 'description', from: null, to: null },
    ]),
  ).toBe('pay now €50,000 a year; place no longer stated; description changed');
});

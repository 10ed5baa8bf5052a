import { describe, expect, it } from 'vitest';
import { list, number, plural } from './language.ts';

describe('plural', () => {
  const jobs = { one: '# job', other: '# jobs' };

  it.each([
    [0, '0 jobs'],
    [1, '1 job'],
    [2, '2 jobs'],
    [1_200, `${number(1_200)} jobs`],
  ])('of %i is %s', (n, words) => {
    expect(plural(n, jobs)).toBe(words);
  });

  it('needs no number in its forms', () => {
    expect(plural(1, { one: 'it', other: 'they' })).toBe('it');
    expect(plural(3, { one: 'it', other: 'they' })).toBe('they');
  });
});

it('a list has as many parts as it is given', () => {
  expect(list([])).toBe('');
  expect(list(['2 new'])).toBe('2 new');
  expect(list(['2 new', '1 changed', '3 closed'])).toBe('2 new, 1 changed, 3 closed');
});

import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import { storePostings } from '#tests/support/stored-postings.ts';
import { editDistance, suggestQuery } from './suggest.ts';

describe('suggestQuery', () => {
  it.each([
    ['enginer', 'engineer'],
    ['egnineer', 'engineer'],
    ['senior enginer', 'senior engineer'],
    ['"rust enginer"', '"rust engineer"'],
    ['enginer -platfrom', 'engineer -platfrom'],
    ['engineer', null],
    ['engin', null],
    ['xylophone', null],
    ['enginer xylophone', null],
    ['', null],
    ['rst', null],
  ])('suggests for "%s": %s', async (typed, suggested) => {
    await using db = await openTestDatabase();
    await storePostings(db, {
      1: [{ title: 'Senior Rust Engineer' }],
      2: [{ title: 'Platform Engineer' }],
      3: [{ title: 'Engine driver' }],
    });
    expect(await suggestQuery(db, typed)).toBe(suggested);
  });
});

it.each([
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['ab', 'ba', 1],
  ['same', 'same', 0],
])('the distance of "%s" and "%s" is %d', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});

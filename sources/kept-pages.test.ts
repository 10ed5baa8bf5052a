import { expect, it } from 'vitest';
import { webDocument } from '#tests/support/fetch-context.ts';
import { agedPages } from './kept-pages.ts';

const page = (name: string, askedOn?: string) =>
  webDocument(`https://acme.example/${name}`, askedOn === undefined ? {} : { askedOn });
const many = (count: number, askedOn: string) =>
  Array.from({ length: count }, (_, n) => page(String(n), askedOn));

it.each([
  ['on the same day', '2026-12-08', 0],
  ['six days later', '2026-12-02', 0],
  ['a week later', '2026-12-01', 1],
  ['a year later', '2025-12-08', 1],
  ['if nobody knows when', undefined, 1],
  ['if it was asked for on a day to come', '2027-01-01', 1],
  ['if the day is none', 'soon', 1],
])('a page is asked for again %s: %s', (_when, askedOn, count) => {
  expect(agedPages([page('a', askedOn)], '2026-12-08').size).toBe(count);
});

it.each([
  [8, 8],
  [10, 10],
  [40, 10],
  [100, 20],
  [1_000, 200],
])('of %s pages, one scan asks for %s', (pages, asked) => {
  expect(agedPages(many(pages, '2026-12-01'), '2026-12-31').size).toBe(asked);
});

it('asks for the longest unasked first', () => {
  const pages = [...many(20, '2026-12-02'), page('old', '2026-11-01'), page('unknown')];
  const names = [...agedPages(pages, '2026-12-31')].map(({ url }) => url.split('/').at(-1));
  expect(names.slice(0, 3)).toEqual(['unknown', 'old', '0']);
});

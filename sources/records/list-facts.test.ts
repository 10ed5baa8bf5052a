import { expect, it } from 'vitest';
import { listFactsOf } from './list-facts.ts';

const jobs = [{ id: 1 }, { id: 2 }];
const list = ['jobs', '*'];

it.each([
  ['beside the list', { jobs, total: 40 }, list, 40],
  ['among the facts of paging', { jobs, meta: { pagination: { total: '40' } } }, list, 40],
  ['around the list', { data: { jobs }, totalCount: 40 }, ['data', 'jobs', '*'], 40],
  [
    'as hits of a search',
    { hits: { total: { value: 40 }, hits: jobs } },
    ['hits', 'hits', '*'],
    40,
  ],
  ['not as a number below the list', { jobs, count: 1 }, list, undefined],
  ['not', { jobs }, list, undefined],
])('finds the total %s', (_where, json, path, total) => {
  expect(listFactsOf(json, path).total?.value).toBe(total);
});

it.each([
  ['an address', { jobs, next: '/api/jobs?page=2' }, { link: { value: '/api/jobs?page=2' } }],
  [
    'a link',
    { jobs, links: { next: { href: 'https://a.example/2' } } },
    { link: { path: ['links', 'next', 'href'] } },
  ],
  [
    'a cursor',
    { jobs, pageInfo: { endCursor: 'abc', hasNextPage: true } },
    { cursors: [{ path: ['pageInfo', 'endCursor'], value: 'abc' }], more: true },
  ],
  ['a flag of the end', { jobs, isLast: true }, { more: false }],
  ['nothing', { jobs, self: '/api/jobs' }, { link: null, cursors: [], more: null }],
])('finds %s that tells of the next page', (_what, json, facts) => {
  expect(listFactsOf(json, list)).toMatchObject(facts);
});

import { expect, test } from 'vitest';
import { fromParams } from '#renderer/filter-params.ts';
import { parseRoute } from '#renderer/routes.ts';
import { chartLinks } from './chart-links.ts';

const filterOf = (href: string) => fromParams(parseRoute(href).params);

test('bars lead to the open postings that they count', () => {
  expect(filterOf(chartLinks.company('c1'))).toEqual({ companies: ['c1'], status: 'open' });
  expect(filterOf(chartLinks.skill('C, C++'))).toEqual({ skills: ['C, C++'], status: 'open' });
  expect(filterOf(chartLinks.seniority('lead'))).toEqual({ seniorities: ['lead'], status: 'open' });
  expect(filterOf(chartLinks.workplace('remote'))).toEqual({
    workplaces: ['remote'],
    status: 'open',
  });
});

test('a week leads to what was new in it, closed since or not', () => {
  const week = { from: '2026-11-02T00:00:00Z', to: '2026-11-09T00:00:00Z' };
  expect(filterOf(chartLinks.week({ ...week, new: 1, closed: 0, open: 1 }))).toEqual({
    firstSeenFrom: week.from,
    firstSeenBefore: week.to,
  });
});

test('a band of pay leads to those that pay so much or more, the lowest to all that pay', () => {
  expect(filterOf(chartLinks.pay({ from: 80_000, to: 100_000, count: 1 })).minSalary).toBe(80_000);
  expect(filterOf(chartLinks.pay({ from: 0, to: 40_000, count: 1 })).minSalary).toBe(1);
});

import { expect, test } from 'vitest';
import type { Insights } from '#renderer/model.ts';
import { chartsWorthShowing } from './chart-data.ts';
import { sentences } from './sentences.ts';

const weeksOf = (fresh: readonly number[], open: number | null = 100): Insights['weeks'] =>
  fresh.map((n, i) => ({ from: `w${i}`, to: `w${i + 1}`, new: n, closed: 0, open }));

const none: Insights = {
  open: 0,
  weeks: [],
  companies: [],
  workplaces: [],
  seniorities: [],
  employmentTypes: [],
  skills: [],
  pay: {
    ...{ currency: 'USD', ratesOf: '2026-09-29', stated: 0, withoutRate: 0 },
    ...{ median: null, bands: [] },
  },
};

const some: Insights = {
  open: 100,
  weeks: weeksOf([1, 1, 1, 1, 10, 20, 30, 30, 30, 30, 30, 30]),
  companies: [
    { id: 'c1', name: 'Birch', open: 20, new: 1 },
    { id: 'c2', name: 'Acme', open: 40, new: 0 },
  ],
  workplaces: [
    { value: 'remote', count: 42 },
    { value: 'onsite', count: 18 },
    { value: null, count: 40 },
  ],
  seniorities: [
    { value: null, count: 80 },
    { value: 'senior', count: 15 },
    { value: 'mid', count: 5 },
  ],
  employmentTypes: [],
  skills: [
    { value: 'Go', count: 30 },
    { value: 'Rust', count: 12 },
    { value: 'SQL', count: 9 },
  ],
  pay: {
    currency: 'EUR',
    ratesOf: '2026-09-29',
    stated: 60,
    withoutRate: 0,
    median: 95_000,
    bands: [
      { from: 60_000, to: 90_000, count: 20 },
      { from: 90_000, to: null, count: 40 },
    ],
  },
};

test('weeks are compared with the four before', () => {
  const say = (fresh: readonly number[]) => sentences.weeks({ ...none, weeks: weeksOf(fresh) });
  expect(say([9, 10, 20, 30, 30, 30, 30, 30, 30])).toBe(
    '120 new openings in the last 4 weeks, 30 more than in the 4 before',
  );
  expect(say([5, 5, 5, 5, 1, 1, 1, 1])).toBe(
    '4 new openings in the last 4 weeks, 16 fewer than in the 4 before',
  );
  expect(say([1, 0, 0, 0, 0, 0, 0, 1])).toBe(
    '1 new opening in the last 4 weeks, as many as in the 4 before',
  );
});

test('weeks before the first company are not compared', () => {
  const weeks = [...weeksOf([0, 0, 0, 0], null), ...weeksOf([400, 1, 2, 3])];
  expect(sentences.weeks({ ...none, weeks })).toBe('406 new openings in the last 4 weeks');
  expect(sentences.weeks({ ...none, weeks: weeksOf([2, 3]) })).toBe(
    '5 new openings in the last 4 weeks',
  );
});

test('the largest value is named with its share', () => {
  expect(sentences.companies(some)).toBe('Acme leads: 40 openings (40%)');
  expect(sentences.skills(some)).toBe('Go leads: 30 openings (30%)');
});

test('levels and workplaces show shares of the total, like their rows', () => {
  expect(sentences.workplaces(some)).toBe('Remote is most common: 42 openings (42%)');
  expect(sentences.seniorities(some)).toBe('Senior is most common: 15 openings (15%)');
});

test('pay shows the number behind its median', () => {
  expect(sentences.pay(some)).toBe('Median top of range: €95k (60 openings)');
});

test('there is no sentence without data', () => {
  const { weeks, ...others } = sentences;
  expect(weeks(none)).toBe('0 new openings in the last 4 weeks');
  expect(Object.values(others).map((say) => say(none))).toEqual(['', '', '', '', '']);
});

test('a chart without enough data is left out', () => {
  expect(chartsWorthShowing(some)).toEqual([
    'weeks',
    'companies',
    'pay',
    'skills',
    'seniorities',
    'workplaces',
  ]);
  expect(chartsWorthShowing({ ...some, pay: { ...some.pay, stated: 4 } })).not.toContain('pay');
  expect(chartsWorthShowing({ ...some, weeks: weeksOf([0, 0, 5]) })).not.toContain('weeks');
  expect(chartsWorthShowing({ ...some, seniorities: [{ value: null, count: 100 }] })).not.toContain(
    'seniorities',
  );
  expect(chartsWorthShowing({ ...some, companies: some.companies.slice(1) })).not.toContain(
    'companies',
  );
  expect(chartsWorthShowing(none)).toEqual([]);
});

import { expect, test } from 'vitest';
import type { PostingFilter } from '#renderer/model.ts';
import { chipsOf, isFiltered, usualFilter } from './filter-chips.ts';

const names: Readonly<Record<string, string>> = { c1: 'Acme' };
const chips = (filter: PostingFilter) => chipsOf(filter, (id) => names[id]);
const labelsOf = (filter: PostingFilter) => chips(filter).map(({ label }) => label);

test('the usual filter has no chips', () => {
  expect(chips(usualFilter)).toEqual([]);
});

test('every choice has a chip in words', () => {
  const filter: PostingFilter = {
    company: 'c1',
    companies: ['c1', 'c9'],
    status: 'closed',
    remote: true,
    workplaces: ['hybrid'],
    seniorities: ['staff', 'lead'],
    employmentTypes: ['full_time'],
    places: ['DE//Berlin', 'remote:DE'],
    skills: ['Go'],
    visa: ['offered'],
    benefits: ['Stock options'],
    minFit: 60,
    isEligible: true,
    minSalary: 90_000,
    payCurrency: 'EUR',
    withUnstatedPay: true,
    not: { companies: ['c1'], languages: ['German'] },
    postedWithinDays: 7,
    hidden: 'only',
    isUnread: true,
    isTracked: true,
  };
  expect(labelsOf(filter)).toEqual([
    'Acme',
    'Acme',
    'Removed company',
    'Not Acme',
    'Closed',
    'Remote',
    'Berlin, Germany',
    'Remote for Germany',
    'Hybrid',
    'Staff',
    'Lead',
    'Full-time',
    'Go',
    'Sponsored',
    'Not German',
    'Stock options',
    'Fit 60 or more',
    'I’m eligible',
    'Pay from €90,000 or not stated',
    'Last 7 days',
    'Unread',
    'On the board',
    'Only hidden',
  ]);
});

test('removing a chip keeps the other choices', () => {
  const filter: PostingFilter = { status: 'open', skills: ['Go', 'Rust'], isUnread: true };
  expect(chips(filter)[0]?.without).toEqual({ status: 'open', skills: ['Rust'], isUnread: true });
});

test('removing a status returns to open postings', () => {
  expect(labelsOf({})).toEqual(['Open and closed']);
  expect(chips({})[0]?.without).toEqual({ status: 'open' });
});

test('a time span is one chip', () => {
  const filter: PostingFilter = {
    status: 'open',
    firstSeenFrom: '2026-11-03T12:00:00Z',
    firstSeenBefore: '2026-11-10T12:00:00Z',
  };
  expect(chips(filter)).toHaveLength(1);
  expect(chips(filter)[0]?.without.firstSeenFrom).toBeUndefined();
  expect(chips(filter)[0]?.without.firstSeenBefore).toBeUndefined();
});

test('an invalid value from an address can be removed', () => {
  const [chip] = chips({ status: 'open', workplaces: ['moon' as 'remote'] });
  expect(chip).toMatchObject({ label: 'moon', without: { workplaces: [] } });
});

test('words filter, an order does not', () => {
  expect(isFiltered({ status: 'open', query: 'rust' })).toBe(true);
  expect(isFiltered({ status: 'open', sort: 'salary' })).toBe(false);
});

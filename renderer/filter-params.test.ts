import { describe, expect, test } from 'vitest';
import { fromParams, isSameFilter, toParams } from './filter-params.ts';
import type { PostingFilter } from './model.ts';
import { hrefTo, parseRoute } from './routes.ts';

const throughAddress = (filter: PostingFilter): PostingFilter =>
  fromParams(parseRoute(hrefTo('openings', { params: toParams(filter) })).params);

describe('a filter survives the round trip through its address', () => {
  const filters: Readonly<Record<string, PostingFilter>> = {
    'words with signs': { query: 'C++ & "staff, senior"? 100%', status: 'open' },
    'lists with commas and backslashes': { skills: ['R, SAS', 'a\\b', 'Go'], status: 'open' },
    'any status': { query: 'rust' },
    'closed ones': { status: 'closed' },
    'numbers and flags': {
      status: 'new',
      minSalary: 95_000,
      payCurrency: 'EUR',
      withUnstatedPay: true,
      postedWithinDays: 7,
      isUnread: true,
      isTracked: true,
      remote: true,
    },
    everything: {
      query: 'מהנדס',
      company: 'Acme',
      companies: ['a', 'b'],
      status: 'open',
      workplaces: ['remote', 'hybrid'],
      seniorities: ['staff'],
      employmentTypes: ['full_time'],
      places: ['DE//Berlin', 'remote:European Union'],
      visa: ['offered'],
      years: ['3-5'],
      educations: ['bachelor'],
      departments: ['R&D'],
      languages: ['German'],
      benefits: ['Health insurance', '401(k), matched'],
      ...{ permits: ['required'], clearances: ['wished'], citizenships: ['Canada'] },
      ...{ travel: ['none', '51+'], officeDays: ['3'], shifts: ['night'], weeklyHours: ['40+'] },
      ...{ contractLengths: ['13+'], starts: ['asap'], deadlines: ['week'], licences: ['CPA'] },
      ...{ peopleLed: ['some'], timeZones: ['UTC+1'] },
      not: { companies: ['c'], skills: ['R, SAS'], places: ['US/Texas'] },
      firstSeenFrom: '2026-11-01T00:00:00.000Z',
      firstSeenBefore: '2026-11-08T00:00:00.000Z',
      hidden: 'only',
      sort: 'salary',
    },
  };
  test.each(Object.entries(filters))('%s', (_, filter) => {
    expect(throughAddress(filter)).toEqual(filter);
  });
});

test('an address without parameters means open postings', () => {
  expect(fromParams({})).toEqual({ status: 'open' });
});

test('the usual filter needs no parameters', () => {
  expect(toParams({ status: 'open', companies: [], query: '', isUnread: false })).toEqual({});
});

test('invalid numbers are left out', () => {
  expect(fromParams({ pay: 'much', days: '-3' })).toEqual({ status: 'open' });
});

test('a missing field equals an empty one', () => {
  expect(isSameFilter({ status: 'open', query: '' }, { skills: [], status: 'open' })).toBe(true);
  expect(isSameFilter({ status: 'open' }, {})).toBe(false);
});

import { describe, expect, test } from 'vitest';
import type { InboxItem, PostingRow, Salary } from '#renderer/model.ts';
import { changeWords, itemWords } from './item-words.ts';

const posting: PostingRow = {
  id: 'p1',
  company: 'Acme',
  companyId: 'c1',
  title: 'Data Engineer',
  locations: [{ text: 'Berlin', city: 'Berlin', region: null, country: null }],
  workplace: 'hybrid',
  employmentType: null,
  seniority: null,
  salary: { min: 95_000, max: 120_000, currency: 'EUR', period: 'year' },
  postedAt: null,
  firstSeenAt: '2026-11-26T09:00:00Z',
  listedAt: '2026-11-26T09:00:00Z',
  closedAt: null,
  score: null,
  isRead: false,
  isHidden: false,
  stage: null,
};

const words = (kind: InboxItem['kind'], more: Partial<InboxItem> = {}) =>
  itemWords({
    id: 1,
    at: '2026-11-26T09:00:00Z',
    kind,
    posting,
    company: { id: 'c1', name: 'Acme' },
    isStarred: false,
    search: null,
    count: null,
    isPartial: false,
    changes: [],
    page: null,
    text: null,
    reminderId: null,
    error: null,
    isArchived: false,
    snoozedUntil: null,
    ...more,
  });

test('a match shows its place and pay', () => {
  expect(words('match')).toEqual({
    title: 'Data Engineer',
    detail: ['Acme', 'Berlin · hybrid', '€95–120k'],
  });
});

test('a match leaves out what its posting does not state', () => {
  const bare = { ...posting, locations: [], workplace: null, salary: null };
  expect(words('match', { posting: bare }).detail).toEqual(['Acme']);
});

test('a change names the changed field', () => {
  const changes = [{ field: 'title' as const, from: 'Engineer', to: 'Data Engineer' }];
  expect(words('changed', { changes }).detail).toEqual(['Acme', 'title Engineer → Data Engineer']);
});

test('a closed posting shows the stage of its application', () => {
  const tracked: PostingRow = { ...posting, stage: 'interview' };
  expect(words('closed', { posting: tracked }).detail).toEqual([
    'Acme',
    'taken down (you’re at: Interview)',
  ]);
  expect(words('closed').detail).toEqual(['Acme', 'taken down']);
});

test('a company that could not be checked says why', () => {
  const error = {
    code: 'server_error',
    message: 'https://acme.test/jobs?all returned an error (500)',
    hint: 'Wait.',
  };
  expect(words('broken', { posting: null, error })).toEqual({
    title: 'Acme couldn’t be checked',
    detail: ['The careers page returned an error (500)'],
  });
});

test('a newly watched company shows its number of openings', () => {
  expect(words('watching', { posting: null, count: 40 })).toEqual({
    title: 'Now watching Acme',
    detail: ['40 openings'],
  });
});

test('a partly read company does not count as read', () => {
  const { detail } = words('watching', { posting: null, count: 12, isPartial: true });
  expect(detail).toEqual(['12 openings', 'partly read']);
});

test('a reminder shows its text and its opening', () => {
  expect(words('reminder', { company: null, text: 'Call Mira' })).toEqual({
    title: 'Call Mira',
    detail: ['Data Engineer', 'Acme'],
  });
});

test('a deleted opening still has a line', () => {
  expect(words('reopened', { posting: null }).title).toBe('Deleted opening');
});

describe('the words of a change', () => {
  const pay = (min: number, max: number): Salary => ({ min, max, currency: 'EUR', period: 'year' });

  test('a change shows the old and the new value', () => {
    expect(changeWords([{ field: 'title', from: 'Engineer', to: 'Senior Engineer' }])).toBe(
      'title Engineer → Senior Engineer',
    );
    expect(
      changeWords([{ field: 'salary', from: pay(80_000, 95_000), to: pay(85_000, 100_000) }]),
    ).toBe('pay €80–95k → €85–100k');
  });

  test('added, removed and very long values have their own words', () => {
    expect(
      changeWords([
        { field: 'salary', from: null, to: pay(50_000, 50_000) },
        { field: 'locations', from: ['Berlin'], to: [] },
        { field: 'description', from: null, to: null },
      ]),
    ).toBe('pay now €50k; place removed; description changed');
  });
});

test.each([
  [{ added: ['A', 'B'], removed: ['C'] }, '2 new lines, 1 gone'],
  [{ added: [], removed: ['C'] }, '1 gone'],
])('a changed page says how much of it changed: %j', (page, detail) => {
  const said = { posting: null, page };
  expect(words('page', said)).toEqual({
    title: 'The careers page of Acme changed',
    detail: [detail],
  });
});

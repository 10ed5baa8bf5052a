import { expect, test } from 'vitest';
import type { InboxItem, PostingRow } from '#renderer/model.ts';
import { itemWords } from './item-words.ts';

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
    search: null,
    count: null,
    changes: [],
    text: null,
    reminderId: null,
    error: null,
    isArchived: false,
    ...more,
  });

test('a match says where it is and what it pays', () => {
  expect(words('match')).toEqual({
    title: 'Data Engineer',
    detail: ['Acme', 'Berlin · hybrid', '€95–120k'],
  });
});

test('a match leaves out what its posting does not state', () => {
  const bare = { ...posting, locations: [], workplace: null, salary: null };
  expect(words('match', { posting: bare }).detail).toEqual(['Acme']);
});

test('a change says what changed', () => {
  const changes = [{ field: 'title' as const, from: 'Engineer', to: 'Data Engineer' }];
  expect(words('changed', { changes }).detail).toEqual(['Acme', 'title Engineer → Data Engineer']);
});

test('a posting that closed says how far the person was with it', () => {
  const tracked: PostingRow = { ...posting, stage: 'interview' };
  expect(words('closed', { posting: tracked }).detail).toEqual([
    'Acme',
    'no longer listed, while in Interview',
  ]);
  expect(words('closed').detail).toEqual(['Acme', 'no longer listed']);
});

test('a company that could not be checked says why', () => {
  const error = {
    code: 'server_error',
    message: 'https://acme.test/jobs?all answers 500',
    hint: 'Wait.',
  };
  expect(words('broken', { posting: null, error })).toEqual({
    title: 'Acme could not be checked',
    detail: ['acme.test answers 500'],
  });
});

test('a company that is watched from now on says how much it has', () => {
  expect(words('watching', { posting: null, count: 40 })).toEqual({
    title: 'Now watching Acme',
    detail: ['40 openings'],
  });
});

test('a reminder says of what, and of which opening', () => {
  expect(words('reminder', { company: null, text: 'Call Mira' })).toEqual({
    title: 'Call Mira',
    detail: ['Data Engineer', 'Acme'],
  });
});

test('an opening that is gone still has a line', () => {
  expect(words('reopened', { posting: null }).title).toBe('An opening that is gone');
});

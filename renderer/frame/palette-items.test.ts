import { expect, test } from 'vitest';
import type { PostingRow } from '#renderer/model.ts';
import { companyView } from '#tests/support/company-view.ts';
import { commandsFor } from './palette-items.ts';
import { chosenOf } from './palette-state.ts';

const opening = (id: string, title: string): PostingRow => ({
  id,
  company: 'Acme',
  companyId: 'c1',
  title,
  locations: [],
  workplace: null,
  employmentType: null,
  seniority: null,
  salary: null,
  postedAt: null,
  firstSeenAt: '2026-11-01T00:00:00Z',
  listedAt: '2026-11-01T00:00:00Z',
  closedAt: null,
  isRead: true,
  isHidden: false,
  stage: null,
});

/** Results for the earlier words; the new ones are still loading. */
const before = [opening('o1', 'Nurse'), opening('o2', 'Night nurse')];
const found = {
  companies: [companyView({ id: 'c2', name: 'Engine Works' })],
  searches: [],
  openings: before,
};

const enter = (typed: string): string | undefined =>
  chosenOf(
    commandsFor(typed, found).flatMap(({ items }) => items),
    typed,
    { id: 'opening-o2', typed: 'nurse' },
  )?.label;

test('Enter runs a match of the typed words, not an opening chosen under other words', () => {
  expect(enter('eng')).toBe('Engine Works');
  expect(enter('scan eng')).toBe('Scan Engine Works');
  expect(enter('zebra')).toBe('Search all openings for “zebra”');
  expect(enter('')).toBe('Scan now');
});

test('a link to all openings comes first; without words there are no openings', () => {
  const [group] = commandsFor('nurse', found);
  expect(group?.items.map(({ label }) => label)).toEqual([
    'Search all openings for “nurse”',
    'Nurse',
    'Night nurse',
  ]);
  const ids = commandsFor(' ', found).flatMap(({ items }) => items.map(({ id }) => id));
  expect(ids.filter((id) => id.startsWith('opening-') || id === 'search-all')).toEqual([]);
});

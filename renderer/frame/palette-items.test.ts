import { expect, test } from 'vitest';
import type { PostingRow } from '#renderer/model.ts';
import { companyView } from '#tests/support/company-view.ts';
import { chosenOf } from './palette-choice.ts';
import { commandsFor } from './palette-items.ts';

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
  score: null,
  isRead: true,
  isHidden: false,
  stage: null,
});

/** Found by the words before; those of what is typed now are on their way. */
const before = [opening('o1', 'Nurse'), opening('o2', 'Night nurse')];
const found = {
  companies: [companyView({ id: 'c2', name: 'Engine Works' })],
  searches: [],
  openings: before,
};

/** What Enter would run. */
const enter = (typed: string): string | undefined =>
  chosenOf(
    commandsFor(typed, found).flatMap(({ items }) => items),
    typed,
    { id: 'opening-o2', typed: 'nurse' },
  )?.label;

test('Enter means what is typed, not an opening that was found and gone to by other words', () => {
  expect(enter('eng')).toBe('Engine Works');
  expect(enter('scan eng')).toBe('Scan Engine Works');
  expect(enter('zebra')).toBe('Find “zebra” in all openings');
  expect(enter('')).toBe('Scan now');
});

test('before the openings stands the way to all of them, and without words there are none', () => {
  const [group] = commandsFor('nurse', found);
  expect(group?.items.map(({ label }) => label)).toEqual([
    'Find “nurse” in all openings',
    'Nurse',
    'Night nurse',
  ]);
  const ids = commandsFor(' ', found).flatMap(({ items }) => items.map(({ id }) => id));
  expect(ids.filter((id) => id.startsWith('opening-') || id === 'search-all')).toEqual([]);
});

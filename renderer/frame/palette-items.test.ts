import { IconX } from '@tabler/icons-react';
import { expect, test } from 'vitest';
import type { PostingRow } from '#renderer/model.ts';
import { companyView } from '#tests/support/company-view.ts';
import { actionsNow, places } from './palette-acts.ts';
import { commandsFor, type Found } from './palette-items.ts';
import { settingItems } from './palette-settings.ts';
import { chosenOf } from './palette-state.ts';

const run = (): void => undefined;

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

/** Results for the earlier words; the new ones are still loading. */
const before = [opening('o1', 'Nurse'), opening('o2', 'Night nurse')];
const counts = { companies: 1, openings: 2, inbox: 3 };
const found: Found = {
  inHand: null,
  actions: actionsNow({ health: null, counts, filter: {} }),
  places,
  settings: settingItems,
  companies: [companyView({ id: 'c2', name: 'Engine Works' })],
  searches: [],
  openings: before,
  recent: [],
};

const labelsOf = (typed: string, over: Partial<Found> = {}): readonly string[] =>
  commandsFor(typed, { ...found, ...over }).flatMap(({ items }) => items.map(({ label }) => label));

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
  expect(labelsOf('nurse')).toEqual(['Search all openings for “nurse”', 'Nurse', 'Night nurse']);
  const ids = commandsFor(' ', found).flatMap(({ items }) => items.map(({ id }) => id));
  expect(ids.filter((id) => id.startsWith('opening-') || id === 'search-all')).toEqual([]);
});

test.each([
  ['opn', 'Openings'],
  ['theme', 'Dark theme'],
  ['help', 'Keyboard shortcuts'],
  ['import', 'Add companies'],
  ['pause', 'Pause automatic scans'],
  ['export', 'Export openings as CSV'],
  ['demo', 'Look around with sample data'],
  ['quiet', 'Quiet hours'],
])('“%s” finds %s', (typed, label) => {
  expect(labelsOf(typed)).toContain(label);
});

test('acts on what is open come first, and their keys stand beside them', () => {
  const save = {
    id: 'key-save',
    label: 'Save to the board',
    key: 'save',
    icon: IconX,
    run,
  } as const;
  const inHand = { id: 'hand', label: 'Nurse', items: [save] };
  const [first] = commandsFor('', { ...found, inHand });
  expect(first).toEqual(inHand);
  expect(labelsOf('sav bo', { inHand })[0]).toBe('Save to the board');
});

test('what was used last comes first, and once', () => {
  const labels = labelsOf('', { recent: ['opening-gone', 'setting-quietHours', 'dark'] });
  expect(labels.slice(0, 2)).toEqual(['Quiet hours', 'Dark theme']);
  expect(labels.filter((label) => label === 'Dark theme')).toHaveLength(1);
});

test('acts that can do nothing now are left out', () => {
  const nothing = { companies: 0, openings: 0, inbox: 0 };
  const actions = actionsNow({ health: { scansHeldBy: 'paused' }, counts: nothing, filter: {} });
  const shown = labelsOf('', { actions });
  expect(shown).toContain('Resume automatic scans');
  expect(shown).not.toContain('Pause automatic scans');
  expect(shown).not.toContain('Scan now');
  expect(shown).not.toContain('Export openings as CSV');
});

test('each screen and each act has a name of its own', () => {
  const ids = [...found.actions, ...places, ...settingItems].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

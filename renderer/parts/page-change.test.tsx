import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { pageWatchStrings as words } from '../strings/changes.ts';
import { show } from '../testing/show.tsx';
import { PageChange } from './page-change.tsx';

test('the lines of a changed page stand under what happened to them', () => {
  show(<PageChange change={{ added: ['Weaver wanted', 'Apply'], removed: ['No openings'] }} />);
  const added = within(screen.getByRole('region', { name: words.added }));
  expect(added.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
    ...['Weaver wanted', 'Apply'],
  ]);
  const removed = within(screen.getByRole('region', { name: words.removed }));
  expect(removed.getByText('No openings').tagName).toBe('DEL');
});

test.each([
  [{ added: ['A'], removed: [] }, words.removed],
  [{ added: [], removed: ['A'] }, words.added],
])('an empty side of %j is left out', (change, absent) => {
  show(<PageChange change={change} />);
  expect(screen.queryByRole('region', { name: absent })).toBeNull();
});

test.each([
  [1, 0, '1 new line'],
  [2, 0, '2 new lines'],
  [0, 1, '1 gone'],
  [2, 3, '2 new lines, 3 gone'],
  [0, 0, ''],
])('%i lines more and %i fewer are: %s', (added, removed, line) => {
  expect(words.count(added, removed)).toBe(line);
});

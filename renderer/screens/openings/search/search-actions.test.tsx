import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PostingFilter, SavedSearch } from '#renderer/model.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { searchStrings as words } from '#renderer/strings/openings.ts';
import { refuse, show } from '#renderer/testing/show.tsx';
import { SearchActions } from './search-actions.tsx';

const filter: PostingFilter = { query: 'bees', status: 'open' };

const search = (over: Partial<SavedSearch> = {}): SavedSearch => ({
  id: 's1',
  name: 'Bees',
  filter,
  createdAt: '2026-11-01T00:00:00Z',
  viewedAt: '2026-11-01T00:00:00Z',
  newCount: 0,
  ...over,
});

const button = (name: string) => screen.queryByRole('button', { name });

test('without filters there is nothing to save', () => {
  show(<SearchActions filter={{ status: 'open' }} search={null} />);
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('filters are saved under a name, and the address contains it', async () => {
  const { person } = show(<SearchActions filter={filter} search={null} />, {
    'searches.save': ({ name }) => search({ name }),
  });
  await person.click(screen.getByRole('button', { name: words.save }));
  const name = await screen.findByLabelText(words.name);
  expect(name).toHaveProperty('value', 'bees');
  await person.clear(name);
  expect(button(everywhere.save)).toHaveProperty('disabled', true);
  await person.type(name, 'Hives{Enter}');
  expect(await screen.findByText(words.didSave('Hives'), { exact: false })).toBeDefined();
  await waitFor(() => expect(window.location.hash).toContain('search=s1'));
  expect(screen.queryByLabelText(words.name)).toBeNull();
});

test('a failed save shows the reason, and the address stays', async () => {
  const { person } = show(<SearchActions filter={filter} search={null} />, {
    'searches.save': refuse('The disk is full'),
  });
  await person.click(screen.getByRole('button', { name: words.save }));
  await person.click(await screen.findByRole('button', { name: everywhere.save }));
  expect(await screen.findByText('The disk is full')).toBeDefined();
  expect(window.location.hash).not.toContain('search=');
});

test('a saved search with unchanged filters cannot be updated', () => {
  show(<SearchActions filter={filter} search={search()} />);
  expect(button(words.update)).toBeNull();
  expect(button(words.save)).toBeNull();
});

test('a saved search can be updated with other filters', async () => {
  const { person, asked } = show(
    <SearchActions filter={{ query: 'goats', status: 'open' }} search={search()} />,
    {
      'searches.save': ({ name, filter: kept }) => search({ name, filter: kept }),
    },
  );
  await person.click(screen.getByRole('button', { name: words.update }));
  expect(await screen.findByText(words.didChange('Bees'), { exact: false })).toBeDefined();
  expect(asked('searches.save')).toMatchObject([
    { input: { id: 's1', name: 'Bees', filter: { query: 'goats', status: 'open' } } },
  ]);
});

test('a saved search can be renamed and removed in its menu', async () => {
  const { person } = show(<SearchActions filter={filter} search={search()} />, {
    'searches.save': ({ name }) => search({ name }),
    'searches.remove': () => search(),
  });
  await person.click(screen.getByRole('button', { name: words.more }));
  await person.click(await screen.findByRole('menuitem', { name: words.rename }));
  const name = await screen.findByLabelText(words.name);
  expect(name).toHaveProperty('value', 'Bees');
  await person.type(name, ' and wasps{Enter}');
  await screen.findByText(/wasps/);
  await person.click(screen.getByRole('button', { name: words.more }));
  await person.click(await screen.findByRole('menuitem', { name: words.remove }));
  expect(await screen.findByText(words.didRemove('Bees'), { exact: false })).toBeDefined();
});

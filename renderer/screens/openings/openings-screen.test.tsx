import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PostingFilter } from '#renderer/model.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { facets, opening, row } from '#renderer/testing/samples.ts';
import { type Answers, show } from '#renderer/testing/show.tsx';
import { OpeningsScreen } from './openings-screen.tsx';

const all = [
  row({ id: 'p1', title: 'Beekeeper' }),
  row({ id: 'p2', title: 'Goatherd' }),
  row({ id: 'p3', title: 'Goat shearer' }),
];

const listed = ({ query = '', ids }: PostingFilter) =>
  all.filter(
    ({ id, title }) =>
      title.toLowerCase().includes(query.toLowerCase()) && (ids === undefined || ids.includes(id)),
  );

const host: Answers = {
  'postings.list': ({ filter }) => {
    const rows = listed(filter);
    return { rows, total: rows.length, isTotalExact: true, upTo: 9 };
  },
  'postings.suggest': () => ({ query: null }),
  'postings.countNew': () => ({ count: 0 }),
  'postings.facets': () => facets(),
  'postings.get': ({ id }) =>
    opening({}, { id, title: all.find((each) => each.id === id)?.title ?? '' }),
  'postings.mark': () => ({ changed: [] }),
  'companies.list': () => [],
  'searches.list': () => [],
  'counts.get': () => ({
    ...{ inbox: 0, openings: 3, tracked: 0, companies: 1, checkedCompanies: 1 },
    ...{ failingCompanies: 0, quietCompanies: 0, lastCheckedAt: '2026-11-01T00:00:00Z' },
  }),
};

async function openGoatherd() {
  window.location.hash = '#/openings/p2';
  const shown = show(<OpeningsScreen />, host);
  await screen.findByRole('heading', { name: 'Goatherd' });
  await screen.findByRole('row', { name: /Goatherd/ });
  return shown;
}

const paneTitle = () => screen.queryByRole('heading', { level: 2, name: /Goat|Bee/ })?.textContent;

test('Escape closes the opening, and the list has the focus with the same row chosen', async () => {
  const { person } = await openGoatherd();
  document.getElementById('opening-pane')?.focus();
  await person.keyboard('{Escape}');
  await waitFor(() => expect(paneTitle()).toBeUndefined());
  expect(window.location.hash).toBe('#/openings');
  expect(document.activeElement).toBe(screen.getByRole('grid', { name: openingStrings.list }));
  expect(screen.getByRole('row', { selected: true }).textContent).toContain('Goatherd');
  await person.keyboard('{Enter}');
  await waitFor(() => expect(paneTitle()).toBe('Goatherd'));
});

test('a search that leaves the open opening out closes it', async () => {
  const { person } = await openGoatherd();
  const field = screen.getByRole('textbox', { name: openingStrings.filter });
  await person.type(field, 'bee');
  await waitFor(() => expect(paneTitle()).toBeUndefined());
  await waitFor(() => expect(window.location.hash).not.toContain('p2'));
  expect(screen.getByRole('row', { name: /Beekeeper/ })).toBeDefined();
});

test('a search that finds nothing leaves no opening open', async () => {
  const { person } = await openGoatherd();
  await person.type(screen.getByRole('textbox', { name: openingStrings.filter }), 'zzzz');
  await screen.findByText(openingStrings.noMatchFor('zzzz'));
  await waitFor(() => expect(paneTitle()).toBeUndefined());
});

test('a search that still finds the open opening keeps it', async () => {
  const { person, asked } = await openGoatherd();
  await person.type(screen.getByRole('textbox', { name: openingStrings.filter }), 'goat');
  await waitFor(() => expect(screen.queryByRole('row', { name: /Beekeeper/ })).toBeNull());
  await waitFor(() =>
    expect(asked('postings.list').map(({ input }) => input)).toContainEqual(
      expect.objectContaining({ filter: expect.objectContaining({ query: 'goat', ids: ['p2'] }) }),
    ),
  );
  expect(paneTitle()).toBe('Goatherd');
});

test('saving and going on is one key', async () => {
  const { person, answer, asked } = await openGoatherd();
  answer({
    ...host,
    'applications.setStage': ({ postingId, stage }) => ({
      ...{ postingId, was: null, from: null, to: stage },
    }),
  });
  screen.getByRole('grid', { name: openingStrings.list }).focus();
  await person.keyboard('S');
  await waitFor(() => expect(paneTitle()).toBe('Goat shearer'));
  expect(asked('applications.setStage')).toMatchObject([
    { input: { postingId: 'p2', stage: 'saved' } },
  ]);
});

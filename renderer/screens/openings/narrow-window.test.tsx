import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openingStrings as words } from '#renderer/strings/openings.ts';
import { counts, facets, opening, row } from '#renderer/testing/samples.ts';
import { type Answers, show, windowOf } from '#renderer/testing/show.tsx';
import { OpeningsScreen } from './openings-screen.tsx';

const host: Answers = {
  'postings.list': () => ({
    ...{ rows: [row({ title: 'Beekeeper' }), row({ id: 'p2', title: 'Goatherd' })] },
    ...{ total: 2, isTotalExact: true, upTo: 9 },
  }),
  'postings.get': ({ id }) => opening({}, { id, title: id === 'p2' ? 'Goatherd' : 'Beekeeper' }),
  'postings.mark': () => ({ changed: [] }),
  'postings.facets': () => facets(),
  'postings.countNew': () => ({ count: 0 }),
  'companies.list': () => [],
  'searches.list': () => [],
  'counts.get': () => counts({ companies: 1, checkedCompanies: 1, openings: 2 }),
};

/** 1,280 px at a zoom of 200%. */
const narrow = windowOf(640);
afterEach(windowOf(1_280));

const list = () => screen.queryByRole('grid', { name: words.list });
const pane = () => screen.queryByRole('region', { name: words.pane });
const back = () => screen.queryByRole('button', { name: words.backToList });
const isAway = () => list()?.closest('[data-away="true"]') !== null;

test('in a narrow window an opening takes the place of the list, and Back returns to it', async () => {
  narrow();
  window.location.hash = '#/openings';
  const { person } = show(<OpeningsScreen />, host);
  await person.click(await screen.findByText('Goatherd'));
  await waitFor(() => expect(window.location.hash).toContain('p2'));
  expect(pane()).not.toBeNull();
  expect(isAway()).toBe(true);
  await person.click(back() ?? document.body);
  expect(pane()).toBeNull();
  expect(isAway()).toBe(false);
  expect(window.location.hash).not.toContain('p2');
});

test('keys go on to the next opening where the list has made room', async () => {
  narrow();
  window.location.hash = '#/openings/p1';
  const { person } = show(<OpeningsScreen />, host);
  await screen.findByRole('heading', { name: 'Beekeeper' });
  await person.keyboard('j');
  expect(await screen.findByRole('heading', { name: 'Goatherd' })).toBeDefined();
});

test('in a wide window the opening stands beside its list', async () => {
  windowOf(1_280)();
  window.location.hash = '#/openings/p1';
  show(<OpeningsScreen />, host);
  await screen.findByRole('heading', { name: 'Beekeeper' });
  expect(list()).not.toBeNull();
  expect(isAway()).toBe(false);
  expect(back()).toBeNull();
});

import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Counts } from '#renderer/model.ts';
import { openingStrings as words } from '#renderer/strings/openings.ts';
import { facets } from '#renderer/testing/samples.ts';
import { show } from '#renderer/testing/show.tsx';
import { OpeningsScreen } from './openings-screen.tsx';

const counts = (checkedCompanies: number): Counts => ({
  ...{ inbox: 0, openings: 0, tracked: 0, companies: 1, failingCompanies: 0, quietCompanies: 0 },
  checkedCompanies,
  lastCheckedAt: checkedCompanies === 0 ? null : '2026-11-01T00:00:00Z',
});

const host = (checked: number) => ({
  'counts.get': () => counts(checked),
  'companies.list': () => [],
  'searches.list': () => [],
  'postings.list': () => ({ rows: [], total: 0, isTotalExact: true, upTo: 0 }),
  'postings.countNew': () => ({ count: 0 }),
  'postings.facets': () => facets(),
  'postings.places': () => ({ places: [], total: 0 }),
});

test('there are no filters before anything was read', async () => {
  const { person } = show(<OpeningsScreen />, host(0));
  expect(await screen.findByText(words.notScanned)).toBeDefined();
  await person.click(screen.getByRole('button', { name: words.showFilters }));
  expect(screen.queryByRole('search')).toBeNull();
  // The button keeps its state.
  await person.click(screen.getByRole('button', { name: words.hideFilters }));
});

test('there are no filters without companies', async () => {
  const { person } = show(<OpeningsScreen />, {
    ...host(0),
    'counts.get': () => ({ ...counts(0), companies: 0 }),
  });
  expect(await screen.findByText(words.nothingWatched)).toBeDefined();
  await person.click(screen.getByRole('button', { name: words.showFilters }));
  expect(screen.queryByRole('search')).toBeNull();
  await person.click(screen.getByRole('button', { name: words.hideFilters }));
});

test('there are filters once a company was read, also without openings', async () => {
  const { person } = show(<OpeningsScreen />, host(1));
  await person.click(await screen.findByRole('button', { name: words.showFilters }));
  expect(await screen.findByRole('button', { name: /^Acme/ })).toBeDefined();
});

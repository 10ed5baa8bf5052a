import { screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { CatalogueEntry, CatalogueThemes } from '#renderer/model.ts';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { show } from '#renderer/testing/show.tsx';
import { keepTaken, useDraft } from './draft.ts';
import { ThemeTiles } from './theme-tiles.tsx';

afterEach(() => keepTaken(() => false));

const company = (name: string, isWatched = false): CatalogueEntry => ({
  ...{ name, url: `https://jobs.lever.co/${name.toLowerCase()}`, source: 'lever' },
  ...{ sourceLabel: 'Lever', slug: name.toLowerCase(), website: null },
  ...{ match: 'exact', isWatched },
});

const themes = (isWatched: boolean): CatalogueThemes => ({
  total: 10_750,
  themes: [
    { theme: 'ai', companies: [company('Cohere')] },
    { theme: 'fintech', companies: [company('Stripe', isWatched), company('Plaid')] },
  ],
});

test('a click picks a company, and another click takes it back', async () => {
  const { person } = show(<ThemeTiles />, { 'catalogue.themes': () => themes(false) });
  expect(await screen.findByText(words.total(10_750))).toBeDefined();
  const tile = screen.getByRole('button', { name: 'Cohere' });
  await person.click(tile);
  expect(useDraft.getState().taken).toEqual([company('Cohere')]);
  expect(tile.getAttribute('aria-pressed')).toBe('true');
  await person.click(tile);
  expect(useDraft.getState().taken).toEqual([]);
});

test('each theme shows its own companies', async () => {
  const { person } = show(<ThemeTiles />, { 'catalogue.themes': () => themes(false) });
  await person.click(await screen.findByRole('tab', { name: words.themes.fintech }));
  const panel = within(screen.getByRole('tabpanel'));
  expect(panel.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    'SStripe',
    'PPlaid',
  ]);
});

test('companies like those that are watched come first, and those cannot be picked again', async () => {
  show(<ThemeTiles />, { 'catalogue.themes': () => themes(true) });
  expect(await screen.findByText(words.similar)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Stripe' })).toHaveProperty('disabled', true);
  expect(screen.getByRole('button', { name: 'Plaid' })).toHaveProperty('disabled', false);
});

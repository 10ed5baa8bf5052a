import { expect, it } from 'vitest';
import { readCatalogue } from './catalogue.ts';
import { themeNames, themesOf } from './themes.ts';

it('knows where each company of a theme has its board, and names none twice', async () => {
  const themes = themesOf(await readCatalogue());
  const names = themes.flatMap(({ companies }) => companies.map(({ name }) => name));
  expect(names).toEqual(Object.values(themeNames).flat());
  expect(new Set(names).size).toBe(names.length);
  expect(themes.every(({ companies }) => companies.length >= 8)).toBe(true);
});

it('takes the best known of several companies with one name', () => {
  const company = (url: string) => ({
    ...{ name: 'Stripe', url, source: 'lever', sourceLabel: 'Lever', slug: 'x', website: null },
  });
  const found = themesOf([company('https://first.example/'), company('https://second.example/')]);
  expect(found.find(({ theme }) => theme === 'fintech')?.companies).toMatchObject([
    { url: 'https://first.example/' },
  ]);
});

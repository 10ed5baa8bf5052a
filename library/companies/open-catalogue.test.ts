import { expect, it } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import { companies } from './calls.ts';

it('finds companies by name, and knows which are watched in any spelling of their address', async () => {
  await using db = await openTestDatabase();
  const search = companies(db)['catalogue.search'];
  const [first] = await search({ text: 'stripe', limit: 1 });
  expect(first).toMatchObject({ name: 'Stripe', source: 'greenhouse', isWatched: false });
  await companies(db)['companies.add']({ url: `${first?.url}/?utm_source=x#jobs` });
  expect(await search({ text: 'stripe', limit: 1 })).toEqual([{ ...first, isWatched: true }]);
});

it('knows a name with a remark behind it, as an import does', async () => {
  await using db = await openTestDatabase();
  const search = companies(db)['catalogue.search'];
  expect(await search({ text: 'Notion - great company', limit: 1 })).toMatchObject([
    { name: 'Notion', match: 'exact' },
  ]);
});

it('offers companies by theme, and knows which of them are watched', async () => {
  await using db = await openTestDatabase();
  await companies(db)['companies.add']({ url: 'https://jobs.lever.co/mistral' });
  const { total, themes } = await companies(db)['catalogue.themes']({});
  expect(total).toBeGreaterThan(10_000);
  const watched = themes.flatMap(({ companies: each }) => each.filter((one) => one.isWatched));
  expect(watched.map(({ name }) => name)).toEqual(['Mistral AI']);
});

import { expect, it } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import { catalogue } from './catalogue.ts';
import { companies } from './companies.ts';

it('finds companies by name, and knows which are watched, however their address was spelt', async () => {
  await using db = await openTestDatabase();
  const search = catalogue(db)['catalogue.search'];
  const [first] = await search({ text: 'stripe', limit: 1 });
  expect(first).toMatchObject({ name: 'Stripe', source: 'greenhouse', isWatched: false });
  await companies(db)['companies.add']({ url: `${first?.url}/?utm_source=x#jobs` });
  expect(await search({ text: 'stripe', limit: 1 })).toEqual([{ ...first, isWatched: true }]);
});

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

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '#services/db/open.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { companies } from './companies.ts';

let db: Database;
let calls: ReturnType<typeof companies>;
beforeEach(async () => {
  db = await openTestDatabase();
  calls = companies(db);
});
afterEach(() => db[Symbol.asyncDispose]());

const url = 'https://jobs.lever.co/acme-bakery';

it('names a company by its address until the site states a name', async () => {
  expect(await calls['companies.add']({ url })).toMatchObject({ url, name: 'Acme Bakery' });
});

it('calls a company what the user calls it', async () => {
  expect(await calls['companies.add']({ url, name: 'The bakery' })).toMatchObject({
    name: 'The bakery',
  });
});

it('watches a company once, however its address is spelt', async () => {
  const first = await calls['companies.add']({ url });
  const again = await calls['companies.add']({ url: `${url}/?utm_source=mail#jobs` });
  expect(again.id).toBe(first.id);
  expect(await calls['companies.list']({})).toHaveLength(1);
});

it.each(['', 'nothing like it', 'ftp://acme.example'])('watches no "%s"', async (text) => {
  await expect(calls['companies.add']({ url: text })).rejects.toMatchObject({
    code: expect.stringMatching(/^(invalid_url|unsupported_protocol)$/),
  });
});

it.each([
  ['address', url],
  ['name', 'acme bakery'],
])('finds a company by its %s', async (_what, company) => {
  await calls['companies.add']({ url });
  expect(await calls['companies.get']({ company })).toMatchObject({ url });
});

it('answers with the company that is no longer watched', async () => {
  const { id } = await calls['companies.add']({ url });
  expect(await calls['companies.remove']({ company: id })).toMatchObject({ id, url });
  expect(await calls['companies.list']({})).toEqual([]);
});

it.each(['companies.get', 'companies.remove'] as const)('%s says who is unknown', async (call) => {
  await expect(calls[call]({ company: 'Birch' })).rejects.toMatchObject({
    code: 'unknown_company',
    details: { company: 'Birch' },
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readList } from '#host/lists/read-list.ts';
import { openTestDatabase, scan } from '#tests/support/database.ts';
import { listingRecipe, siteApiRecipe, stateRecipe } from '#tests/support/recipes.ts';
import type { Database } from '../engine/open.ts';
import { companies } from './calls.ts';

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

it('watches a company once, in any spelling of its address', async () => {
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

it('returns the company that is no longer watched', async () => {
  const { id } = await calls['companies.add']({ url });
  expect(await calls['companies.remove']({ company: id })).toMatchObject({ id, url });
  expect(await calls['companies.list']({})).toEqual([]);
});

it.each(['companies.get', 'companies.detail', 'companies.update', 'companies.remove'] as const)(
  '%s names the unknown company',
  async (call) => {
    await expect(calls[call]({ company: 'Birch' })).rejects.toMatchObject({
      code: 'unknown_company',
      details: { company: 'Birch' },
    });
  },
);

it('renames and pauses a company, by any of its names', async () => {
  await calls['companies.add']({ url });
  const change = { company: 'acme bakery', name: 'The bakery', isPaused: true };
  expect(await calls['companies.update'](change)).toMatchObject({ url, name: 'The bakery' });
  expect(await calls['companies.list']({})).toMatchObject([{ name: 'The bakery', isPaused: true }]);
});

it('shows a company with its scans', async () => {
  const { id } = await calls['companies.add']({ url });
  await scan(db, id, [], { runId: 'r1' });
  expect(await calls['companies.detail']({ company: url })).toMatchObject({
    ...{ id, url, health: 'ok', newPostings: 0, isPaused: false, lastError: null },
    scans: [{ runId: 'r1', status: 'stored' }],
  });
});

it.each([
  [
    siteApiRecipe({ paging: { kind: 'cursor', where: 'query', key: ['c'], next: ['next'] } }),
    { means: 'site_api', host: 'acme.example', isPaged: true },
  ],
  [siteApiRecipe(), { means: 'site_api', host: 'acme.example', isPaged: false }],
  [stateRecipe(), { means: 'embedded_state', place: '__NEXT_DATA__' }],
  [listingRecipe(), { means: 'listing', isDrawn: true }],
])('tells of a recipe how the page is read, and nothing of its request', async (recipe, told) => {
  const { id } = await calls['companies.add']({ url });
  expect((await calls['companies.detail']({ company: id })).recipe).toBeNull();
  await scan(db, id, [], { recipe });
  expect((await calls['companies.detail']({ company: id })).recipe).toEqual(told);
});

describe('companies.import', () => {
  const rowsOf = (text: string) =>
    readList(text).filter((row) => row.kind === 'company' || row.kind === 'name');

  it('sorts rows into added and known, each address once, with their lines', async () => {
    await calls['companies.add']({ url: 'https://jobs.lever.co/delta', name: 'Known' });
    const rows = rowsOf(
      [
        'name,careers',
        `Acme,${url}`,
        'https://jobs.lever.co/acme-bakery/?utm_source=list',
        'https://jobs.lever.co/delta',
        'https://jobs.lever.co/epsilon',
      ].join('\n'),
    );
    const { added, known, refused } = await calls['companies.import']({ rows });
    expect(added).toMatchObject([
      { line: 2, url, name: 'Acme' },
      { line: 5, name: 'Epsilon' },
    ]);
    expect(known).toMatchObject([{ line: 4, name: 'Known' }]);
    expect(refused).toEqual([]);
    expect(await calls['companies.list']({})).toHaveLength(3);
  });

  it('looks up names: watched, in the catalogue, one of several, unknown', async () => {
    await calls['companies.add']({ url, name: 'Bäckerei Łódź' });
    const rows = rowsOf('backerei lodz\nStripe (Dublin)\nAirb\nNobody Knows Them 7\n');
    const { added, known, choices, refused } = await calls['companies.import']({ rows });
    expect(known).toMatchObject([{ line: 1, name: 'Bäckerei Łódź' }]);
    expect(added).toMatchObject([{ line: 2, name: 'Stripe' }]);
    expect(choices).toMatchObject([{ line: 3, text: 'Airb' }]);
    expect(choices[0]?.choices.map(({ name }) => name)).toContain('Airbnb');
    expect(refused).toMatchObject([
      {
        line: 4,
        error: {
          code: 'not_in_catalogue',
          message: 'We don’t know "Nobody Knows Them 7" yet',
        },
      },
    ]);
  });

  it.each(['https://x', 'ftp://a.example'])('refuses only the row of %s', async (wrong) => {
    const rows = [url, wrong].map((each, i) => ({
      ...{ line: i + 1, text: each, url: each, name: null },
      kind: 'company' as const,
    }));
    const { added, refused } = await calls['companies.import']({ rows });
    expect(added).toMatchObject([{ line: 1, url }]);
    expect(refused).toMatchObject([{ line: 2, text: wrong }]);
  });
});

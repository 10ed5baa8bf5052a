import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#services/db/open.ts';
import { openTestDatabase, scan } from '#tests/support/database.ts';
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

it.each(['companies.get', 'companies.detail', 'companies.update', 'companies.remove'] as const)(
  '%s says who is unknown',
  async (call) => {
    await expect(calls[call]({ company: 'Birch' })).rejects.toMatchObject({
      code: 'unknown_company',
      details: { company: 'Birch' },
    });
  },
);

it('renames and pauses a company, whoever it is called', async () => {
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

describe('companies.import', () => {
  const text = [
    'name,careers',
    `Acme,${url}`,
    'Beta,https://not an address/beta',
    '',
    'https://jobs.lever.co/acme-bakery/?utm_source=list',
    'ftp://jobs.lever.co/gamma',
    'https://jobs.lever.co/delta',
    'https://jobs.lever.co/epsilon',
  ].join('\n');

  it('sorts a list into added, known and refused, each address once', async () => {
    await calls['companies.add']({ url: 'https://jobs.lever.co/delta', name: 'Known' });
    const { added, known, refused } = await calls['companies.import']({ text });
    expect(added).toMatchObject([{ url, name: 'Acme' }, { name: 'Epsilon' }]);
    expect(known).toMatchObject([{ name: 'Known' }]);
    expect(refused).toMatchObject([
      { line: 3, text: 'https://not an address/beta', error: { code: 'invalid_url' } },
      { line: 6, text: 'ftp://jobs.lever.co/gamma', error: { code: 'unsupported_protocol' } },
    ]);
    expect(await calls['companies.list']({})).toHaveLength(3);
  });

  it('refuses an entry of a JSON list that names nobody, in its place among the others', async () => {
    const list = `["${url}", "no address", {"name": "Acme"}, "ftp://a.example"]`;
    const { added, refused } = await calls['companies.import']({ text: list });
    expect(added).toMatchObject([{ url }]);
    expect(refused.map(({ line, error }) => [line, error.code])).toEqual([
      [2, 'invalid_url'],
      [3, 'invalid_input'],
      [4, 'unsupported_protocol'],
    ]);
    expect(refused[1]?.error.message).toBe('Entry 3: it names no address');
  });

  it('finds nothing in text that names nobody', async () => {
    const nothing = { added: [], known: [], refused: [] };
    expect(await calls['companies.import']({ text: 'Acme\nNono\n' })).toEqual(nothing);
  });
});

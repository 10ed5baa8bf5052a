import { describe, expect, it } from 'vitest';
import type { PostingFilter } from '#core/posting-filter.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { storePostings, type Told } from '#tests/support/stored-postings.ts';
import type { Database } from '../engine/open.ts';
import { rates } from '../rates.ts';
import { readFacets } from './facets.ts';
import { listPostings } from './list.ts';

const pays = (title: string, max: number, currency: string | null): Told => [
  { title, salary: { min: null, max, currency, period: 'year' } },
];

const library: Readonly<Record<string, Told>> = {
  yen: pays('Yen', 9_000_000, 'JPY'),
  euro: pays('Euro', 100_000, 'EUR'),
  dollar: pays('Dollar', 110_000, 'USD'),
  odd: pays('Odd', 500_000, 'XAU'),
  bare: pays('Bare', 90_000, null),
  none: [{ title: 'None' }],
};

/** 150 yen and 0.8 euros to the dollar. */
async function stored(): Promise<Database> {
  const db = await openTestDatabase();
  await rates(db)['rates.keep']({
    date: '2030-01-01',
    perDollar: { USD: 1, EUR: 0.8, JPY: 150 },
  });
  await storePostings(db, library);
  return db;
}

async function titles(db: Database, filter: PostingFilter): Promise<readonly string[]> {
  const { rows } = await listPostings(db, { filter, offset: 0, limit: 100 });
  return rows.map(({ title }) => title);
}

describe('pay in several currencies', () => {
  it('is sorted by its worth; pay without a rate comes after all other, then none', async () => {
    await using db = await stored();
    const sorted = await titles(db, { sort: 'salary' });
    expect(sorted.slice(0, 3)).toEqual(['Euro', 'Dollar', 'Yen']);
    expect(sorted.slice(3, 5).toSorted()).toEqual(['Bare', 'Odd']);
    expect(sorted.at(-1)).toBe('None');
  });

  it.each<[string, PostingFilter, readonly string[]]>([
    ['in dollars', { minSalary: 100_000 }, ['Dollar', 'Euro']],
    ['in euros', { minSalary: 90_000, payCurrency: 'EUR' }, ['Euro']],
    ['in yen', { minSalary: 9_000_000, payCurrency: 'JPY' }, ['Dollar', 'Euro', 'Yen']],
    [
      'or not stated, which pay without a rate is like',
      { minSalary: 100_000, withUnstatedPay: true },
      ['Bare', 'Dollar', 'Euro', 'None', 'Odd'],
    ],
  ])('is filtered by a least pay %s', async (_, filter, expected) => {
    await using db = await stored();
    expect((await titles(db, filter)).toSorted()).toEqual(expected);
  });

  it('cannot be asked for in a currency without a rate', async () => {
    await using db = await stored();
    const asked = titles(db, { minSalary: 1, payCurrency: 'XAU' });
    await expect(asked).rejects.toMatchObject({ code: 'no_rate' });
  });

  it('follows new rates', async () => {
    await using db = await stored();
    await rates(db)['rates.keep']({ date: '2030-01-02', perDollar: { USD: 1, EUR: 2, JPY: 50 } });
    expect((await titles(db, { sort: 'salary' })).slice(0, 3)).toEqual(['Yen', 'Dollar', 'Euro']);
  });
});

describe('the facet of pay', () => {
  it('counts stated, unstated and incomparable pay, whatever least pay is chosen', async () => {
    await using db = await stored();
    const { pay } = await readFacets(db, { minSalary: 120_000 }, 'EUR');
    expect(pay).toMatchObject({ currency: 'EUR', ratesOf: '2030-01-01', stated: 3, unstated: 1 });
    expect(pay.withoutRate.toSorted((a) => (a.currency === null ? -1 : 1))).toEqual([
      { currency: null, count: 1 },
      { currency: 'XAU', count: 1 },
    ]);
  });

  it('has bands of one round width in the currency, the last one open', async () => {
    await using db = await stored();
    const { bands } = (await readFacets(db, {}, 'EUR')).pay;
    expect([bands.length, bands[0]?.to, bands.at(-1)?.to]).toEqual([26, 10_000, null]);
    const full = bands.filter(({ count }) => count > 0);
    expect(full.map(({ from, count }) => [from, count])).toEqual([
      [40_000, 1],
      [80_000, 1],
      [100_000, 1],
    ]);
  });

  it('says that a currency has no rate', async () => {
    await using db = await stored();
    await expect(readFacets(db, {}, 'XAU')).rejects.toMatchObject({ code: 'no_rate' });
  });
});

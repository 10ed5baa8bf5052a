import { expect, it } from 'vitest';
import { RatesView } from '#contract/rates.ts';
import { moneySigns } from '#core/currency.ts';
import { homeCurrencies } from '#core/home-currency.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { openDatabase } from './engine/open.ts';
import { rates } from './rates.ts';

it('has the rates that came with Rolewatch, for every currency that it reads', async () => {
  await using db = await openTestDatabase();
  const kept = RatesView.parse(await rates(db)['rates.get']({}));
  const read = moneySigns.filter((sign) => /^[A-Z]{3}$/.test(sign));
  const known = Intl.supportedValuesOf('currency');
  const wanted = [...homeCurrencies, ...read.filter((code) => known.includes(code))];
  expect(wanted.filter((code) => kept.perDollar[code] === undefined)).toEqual([]);
  expect(kept.perDollar.USD).toBe(1);
});

it('keeps newer rates that were fetched, also when it is opened again', async () => {
  await using db = await openTestDatabase();
  const fetched = { date: '2099-01-01', perDollar: { USD: 1, EUR: 0.5 } };
  await rates(db)['rates.keep'](fetched);
  await using again = await openDatabase(db.path);
  expect(await rates(again)['rates.get']({})).toEqual(fetched);
});

it('replaces rates that are older than its own', async () => {
  await using db = await openTestDatabase();
  await rates(db)['rates.keep']({ date: '2000-01-01', perDollar: { USD: 1, EUR: 0.5 } });
  await using again = await openDatabase(db.path);
  expect((await rates(again)['rates.get']({})).date > '2026').toBe(true);
});

import type { Client } from '@libsql/client';
import type { Handlers } from '#contract/api.ts';
import type { RatesView } from '#contract/rates.ts';
import { converted, type Rates } from '#core/exchange.ts';
import bundled from './bundled-rates.json' with { type: 'json' };
import { hostPrefix } from './data.ts';
import type { Database } from './engine/open.ts';
import { insertRows } from './engine/statements.ts';
import { read, type Transaction, write } from './engine/transaction.ts';
import { outdateScores } from './fit/outdate-scores.ts';

export const rates = (db: Database): Handlers<'rates.get' | 'rates.keep'> => ({
  'rates.get': () => read(db, readRates),
  'rates.keep': async (fetched) => {
    await write(db, (tx) => keepRates(tx, fetched));
    return fetched;
  },
});

/** The day of the kept rates. */
const key = `${hostPrefix}ratesOf`;

type Reader = Pick<Transaction, '$queryRawUnsafe' | 'preference'>;

export async function readRates(tx: Reader): Promise<RatesView> {
  const date = await keptDate(tx);
  if (date === null) return bundled;
  const rows = await tx.$queryRawUnsafe<{ currency: string; perDollar: number }[]>(
    'SELECT currency, perDollar FROM Rate',
  );
  const perDollar = Object.fromEntries(rows.map((row) => [row.currency, row.perDollar]));
  return { date, perDollar };
}

async function keptDate(tx: Reader): Promise<string | null> {
  const row = await tx.preference.findUnique({ where: { key } });
  return row === null ? null : (JSON.parse(row.value) as string);
}

/** Asks the connection itself: the first query through Prisma would slow every start. */
export async function hasRates(client: Client): Promise<boolean> {
  const sql = 'SELECT value FROM Preference WHERE key = ?';
  const { rows } = await client.execute({ sql, args: [key] });
  return isNewEnough(rows[0] === undefined ? null : (JSON.parse(String(rows[0].value)) as string));
}

/** Newer rates may have been fetched. */
const isNewEnough = (date: string | null): boolean => date !== null && date >= bundled.date;

/** Keeps the rates that came with this version of Rolewatch. */
export async function provideRates(db: Database): Promise<void> {
  await write(db, async (tx) => {
    // Another process may have kept them meanwhile.
    if (!isNewEnough(await keptDate(tx))) await keepRates(tx, bundled);
  });
}

async function keepRates(tx: Transaction, { date, perDollar }: Rates): Promise<void> {
  await tx.rate.deleteMany();
  const rows = Object.entries(perDollar).map(([currency, rate]) => ({ currency, perDollar: rate }));
  await insertRows(tx, 'Rate', rows, '(currency) DO NOTHING');
  const value = JSON.stringify(date);
  await tx.preference.upsert({ where: { key }, create: { key, value }, update: { value } });
  await tx.$executeRawUnsafe(
    `UPDATE Posting SET salaryDollars = ifnull(
      salaryYearly / (SELECT perDollar FROM Rate WHERE currency = salaryCurrency), ${withoutRate})
    WHERE salaryYearly IS NOT NULL`,
  );
  await outdateScores(tx);
}

/** Posting.salaryDollars of pay that no rate can convert: below every other, above none stated. */
export const withoutRate = -1;

/** Yearly pay in US dollars, as Posting.salaryDollars; null if none is stated. */
export function dollarsOf(
  yearly: number | null,
  currency: string | null,
  perDollar: Rates['perDollar'],
): number | null {
  if (yearly === null) return null;
  return converted(yearly, currency, 'USD', { perDollar }) ?? withoutRate;
}

import type { PostingFacets } from '#contract/postings.ts';
import { AppError } from '#core/errors.ts';
import { converted } from '#core/exchange.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import { readRates } from '../rates.ts';
import { postingFilter } from './filter.ts';
import { type Bands, type Kind, lastBand } from './tally.ts';

export type PayBands = Bands & {
  readonly currency: string;
  /** The width of a band in the currency: a round number. */
  readonly width: number;
  readonly ratesOf: string;
};

/** The last band begins at about this much a year, in dollars. */
const topDollars = 250_000;

/** Bands of one round width in a currency. Throws `no_rate`. */
export async function payBands(db: Database, currency: string): Promise<PayBands> {
  const rates = await read(db, readRates);
  const perDollar = converted(1, 'USD', currency, rates);
  if (perDollar === null) throw new AppError('no_rate', { currency });
  const width = roundWidth((topDollars * perDollar) / lastBand);
  return { currency, width, widthDollars: width / perDollar, ratesOf: rates.date };
}

/** The nearest of 1, 2 and 5 times a power of ten. */
function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const share = width / power;
  return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
}

/** How many postings state which pay, as if no least pay were chosen. */
export async function payFacet(
  db: Database,
  {
    filter,
    kinds,
    bands: { currency, width, ratesOf },
  }: {
    readonly filter: PostingFilter;
    /** Those that fit the choices of all other facets. */
    readonly kinds: readonly Kind[];
    readonly bands: PayBands;
  },
): Promise<PostingFacets['pay']> {
  const countOf = (band: Kind['pay']): number =>
    kinds.reduce((total, { pay, count }) => total + (pay === band ? count : 0), 0);
  const bands = Array.from({ length: lastBand + 1 }, (_, i) => ({
    from: i * width,
    to: i === lastBand ? null : (i + 1) * width,
    count: countOf(i),
  }));
  return {
    currency,
    ratesOf,
    stated: bands.reduce((total, { count }) => total + count, 0),
    unstated: countOf('unstated'),
    withoutRate: countOf('without rate') > 0 ? await withoutRate(db, filter) : [],
    bands,
  };
}

async function withoutRate(
  db: Database,
  filter: PostingFilter,
): Promise<PostingFacets['pay']['withoutRate']> {
  const { from, values } = await postingFilter(db, { ...filter, minSalary: undefined });
  const joint = from.includes(' WHERE ') ? 'AND' : 'WHERE';
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ currency: string | null; count: number }[]>(
      `SELECT p.salaryCurrency AS currency, count(*) AS count FROM ${from}
      ${joint} p.salaryDollars < 0 GROUP BY p.salaryCurrency ORDER BY count(*) DESC`,
      ...values,
    ),
  );
  return rows.map(({ currency, count }) => ({ currency, count: Number(count) }));
}

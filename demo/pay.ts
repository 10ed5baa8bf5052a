import type { Pay } from './board-posting.ts';
import { type Currency, currencyOf, type Role } from './content.ts';

/** What a role is paid in a currency; `factor` is the level's, 1 halfway up the ladder. */
export function payOf(role: Role, code: string, factor: number): Pay | null {
  const range = role.hourly ?? role.pay;
  if (range === undefined) return null;
  const period = role.hourly === undefined ? 'year' : 'hour';
  const euros = range.map((amount) => amount * factor * (period === 'year' ? 1_000 : 1));
  const currency = currencyOf(code);
  const [min = 0, max = 0] = euros.map((amount) =>
    rounded(amount * currency.rate, currency, period),
  );
  return { min, max, currency: code, period };
}

/** The same pay, a little better. */
export function raised({ min, max, currency, period }: Pay): Pay {
  const row = currencyOf(currency);
  const better = (amount: number) => rounded(amount * 1.06, row, period) + stepOf(row, period);
  return { min: better(min), max: better(max), currency, period };
}

/** "€62,000 – €78,000", "CHF 92,000 – 118,000". */
export function payRange({ min, max, currency }: Pay): string {
  const { sign } = currencyOf(currency);
  const again = sign.endsWith(' ') ? '' : sign;
  return `${sign}${written(min)} – ${again}${written(max)}`;
}

const stepOf = (currency: Currency, period: Pay['period']): number =>
  period === 'year' ? currency.yearStep : currency.hourStep;

function rounded(amount: number, currency: Currency, period: Pay['period']): number {
  const step = stepOf(currency, period);
  return Math.round(amount / step) * step;
}

const written = (amount: number): string =>
  amount.toLocaleString('en-US', { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2 });

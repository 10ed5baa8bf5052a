import type { Salary } from './posting.ts';

/** Rates of one day. Amounts between currencies are converted by these, and by nothing else. */
export type Rates = {
  /** The day they were published, ISO 8601. */
  readonly date: string;
  /** Units per US dollar by ISO 4217 code. */
  readonly perDollar: Readonly<Record<string, number>>;
};

/** The amount in another currency; null if a rate is missing. */
export function converted(
  amount: number,
  from: string | null,
  to: string,
  { perDollar }: Pick<Rates, 'perDollar'>,
): number | null {
  if (from === to) return amount;
  const [ours, theirs] = [rateOf(perDollar, to), rateOf(perDollar, from)];
  return ours === null || theirs === null ? null : (amount / theirs) * ours;
}

/** The salary in another currency, rounded as rates deserve; null if it cannot be converted. */
export function convertedSalary(salary: Salary, to: string, rates: Rates): Salary | null {
  if (salary.currency === null || salary.currency === to) return null;
  const convert = (amount: number | null) =>
    amount === null ? null : converted(amount, salary.currency, to, rates);
  const [min, max] = [convert(salary.min), convert(salary.max)];
  if (min === null && max === null) return null;
  return {
    min: min && rounded(min),
    max: max && rounded(max),
    currency: to,
    period: salary.period,
  };
}

/** To three digits: "€93,846" would claim more than a rate of another day can say. */
function rounded(amount: number): number {
  return Number(amount.toPrecision(3));
}

/** Only the table's own codes: every object has a `constructor`. */
const rateOf = (perDollar: Rates['perDollar'], code: string | null): number | null =>
  code !== null && Object.hasOwn(perDollar, code) ? (perDollar[code] ?? null) : null;

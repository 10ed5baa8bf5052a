import type { Salary, SalaryPeriod } from '#core/posting.ts';

/** Beyond this a range is a slip of the employer's keyboard, such as "$150 – $225,000 / year". */
const largestRatio = 5;

const periods: readonly (readonly [RegExp, SalaryPeriod])[] = [
  [/hour|hr\b|stunde|^hur$/i, 'hour'],
  [/(^|[^a-z])da(y|ily)|^tag$/i, 'day'],
  [/week|woche|^wee$/i, 'week'],
  [/month|monat|^mon$/i, 'month'],
  [/year|annual|annum|jahr|^ann$/i, 'year'],
];

const currencySymbols: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['zł', 'PLN'],
  ['Kč', 'CZK'],
  ['US$', 'USD'],
  ['CA$', 'CAD'],
  ['C$', 'CAD'],
  ['A$', 'AUD'],
]);

/**
 * Pay as the vendor states it, each amount for one period. Null where no amount is stated or the
 * range cannot be meant (more than five to one).
 */
export function salaryOf(stated: {
  readonly min: number | null;
  readonly max: number | null;
  readonly currency: string | null;
  readonly period: SalaryPeriod | null;
}): Salary | null {
  const amounts = [stated.min, stated.max].map((n) => (n !== null && n > 0 ? n : null));
  let [min = null, max = null] = amounts;
  if (min === null && max === null) return null;
  if (min !== null && max !== null) {
    if (min > max) [min, max] = [max, min];
    if (max / min > largestRatio) return null;
  }
  return { min, max, currency: currencyOf(stated.currency), period: stated.period };
}

/** Every other week, twice a month, `2 WEEK`: none of our periods. */
const otherSpan = /\b([2-9]|\d{2,})\b|\b(bi|semi)-?(week|month|annual|year)|fortnight/i;

/** `1 YEAR`, `per-year-salary`, `ANN`, `yearly` and the like. */
export function periodOf(text: string | null): SalaryPeriod | null {
  if (text === null || otherSpan.test(text)) return null;
  return periods.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? null;
}

/** The ISO 4217 code; null for a symbol that several currencies share. */
export function currencyOf(text: string | null): string | null {
  const word = text?.trim() ?? '';
  if (/^[a-z]{3}$/i.test(word)) return word.toUpperCase();
  return currencySymbols.get(word) ?? null;
}

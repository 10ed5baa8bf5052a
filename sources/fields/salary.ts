import { findAmounts, widestRatio } from '#core/amounts.ts';
import { currenciesSharing, currencyOf as currencyOfSign } from '#core/currency.ts';
import { periodOfField } from '#core/pay-period.ts';
import type { Salary, SalaryPeriod } from '#core/posting.ts';

/** Pay in a vendor's fields: `currency` is a code or a sign. */
export type StatedPay = {
  readonly min: number | null;
  readonly max: number | null;
  readonly currency: string | null;
  readonly period: SalaryPeriod | null;
};

/**
 * Pay as the vendor states it, each amount for one period. Null without an amount, or for an
 * implausible range (more than five to one).
 */
export function salaryOf(stated: StatedPay): Salary | null {
  const amounts = [stated.min, stated.max].map((n) =>
    Number.isFinite(n) && (n ?? 0) > 0 ? n : null,
  );
  let [min = null, max = null] = amounts;
  if (min === null && max === null) return null;
  if (min !== null && max !== null) {
    if (min > max) [min, max] = [max, min];
    // A typing error of the employer, such as "$150 – $225,000 / year".
    if (max / min > widestRatio) return null;
  }
  return { min, max, currency: currencyOf(stated.currency), period: stated.period };
}

/**
 * One range from several, such as one for each region: from the lowest amount to the highest of
 * those in the currency and for the period of the first. Leaves out implausible ranges.
 */
export function salaryAcross(stated: readonly StatedPay[]): Salary | null {
  const ranges = stated.flatMap((range) => salaryOf(range) ?? []);
  const [first] = ranges;
  if (first === undefined) return null;
  const { currency, period } = first;
  const alike = ranges.filter((range) => range.currency === currency && range.period === period);
  const ends = (end: 'min' | 'max') => alike.flatMap((range) => range[end] ?? []);
  const [lows, highs] = [ends('min'), ends('max')];
  return salaryOf({
    min: lows.length === 0 ? null : Math.min(...lows),
    max: highs.length === 0 ? null : Math.max(...highs),
    currency,
    period,
  });
}

/** True for words that name pay with its bonus or commission, which is no base pay: "OTE". */
export const isOnTarget = (text: string | null): boolean =>
  /\bOTE\b|\bon[\s-]+target\b|\btarget earnings\b/i.test(text ?? '');

/** `1 YEAR`, `per-year-salary`, `ANN`, "Stundenlohn" and the like; null for `2 WEEK`. */
export const periodOf = (text: string | null): SalaryPeriod | null =>
  text === null ? null : periodOfField(text);

/**
 * The ISO 4217 code. A shared sign is the money of `country` (ISO 3166-1, or its English name);
 * null if that is unknown.
 */
export function currencyOf(text: string | null, country: string | null = null): string | null {
  const word = text?.trim() ?? '';
  const isShared = currenciesSharing(word).length > 0;
  const known = isShared && country === null ? null : currencyOfSign(word, country);
  return known ?? (/^[a-z]{3}$/i.test(word) ? word.toUpperCase() : null);
}

type KnownPay = {
  readonly currency?: string | null;
  /** The vendor's word for the period. */
  readonly unit?: string | null;
  readonly country?: string | null;
};

/**
 * "£40,000 - £50,000 per annum", "3.500,- € brutto/Monat": the first amounts and the words about
 * them. A bare "$" is the money of the job's country.
 */
export function salaryOfText(
  text: string | null,
  { currency = null, unit = null, country = null }: KnownPay = {},
): Salary | null {
  const lower = (text ?? '').toLowerCase();
  const amounts = findAmounts(lower);
  const first = amounts.find(({ max }) => max !== null) ?? amounts[0];
  if (first === undefined) return null;
  const second = amounts.find(({ min }) => min > first.min && min <= widestRatio * first.min);
  const sign = amounts.find((amount) => amount.sign !== null)?.sign ?? null;
  return salaryOf({
    min: first.min,
    max: first.max ?? second?.min ?? first.min,
    currency: currency ?? currencyOf(sign, country),
    period: periodOf(unit) ?? periodOf(lower.replace(/\d[\d.,'’]*/g, ' ')),
  });
}

import { widestRatio } from '#core/amounts.ts';
import { currenciesSharing, currencyOf as currencyOfSign } from '#core/currency.ts';
import { periodOfField } from '#core/pay-period.ts';
import type { Salary, SalaryPeriod } from '#core/posting.ts';

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
    // A slip of the employer's keyboard, such as "$150 – $225,000 / year".
    if (max / min > widestRatio) return null;
  }
  return { min, max, currency: currencyOf(stated.currency), period: stated.period };
}

/** `1 YEAR`, `per-year-salary`, `ANN`, "Stundenlohn" and the like; null for `2 WEEK`. */
export const periodOf = (text: string | null): SalaryPeriod | null =>
  text === null ? null : periodOfField(text);

/**
 * The ISO 4217 code. A sign that several currencies share is the money of `country` (ISO 3166-1, or
 * its English name); null where that is not known.
 */
export function currencyOf(text: string | null, country: string | null = null): string | null {
  const word = text?.trim() ?? '';
  const isShared = currenciesSharing(word).length > 0;
  const known = isShared && country === null ? null : currencyOfSign(word, country);
  return known ?? (/^[a-z]{3}$/i.test(word) ? word.toUpperCase() : null);
}

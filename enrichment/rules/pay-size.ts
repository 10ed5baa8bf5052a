import { widestRatio } from '#core/amounts.ts';
import { unitsPerDollar } from '#core/currency.ts';
import type { SalaryPeriod } from '#core/posting.ts';

/** US dollars; below this an amount without a period may be for a month or less. */
const surelyYearly = 14_000;

/** The period of an amount without one: a year if nothing else is plausible, else null. */
export const periodBySize = (amount: number, currency: string | null): SalaryPeriod | null =>
  amount / unitsPerDollar(currency) >= surelyYearly ? 'year' : null;

/** Smallest and largest pay in US dollars that employers state per period. */
const plausible: Readonly<Record<SalaryPeriod, readonly [number, number]>> = {
  hour: [2, 600],
  day: [20, 4_000],
  week: [80, 15_000],
  month: [200, 60_000],
  year: [2_500, 1_500_000],
};

/** In currencies with many units per dollar, pay may be a quarter of that elsewhere. */
const manyUnits = 20;

export function isPlausiblePay(
  min: number,
  max: number,
  currency: string | null,
  period: SalaryPeriod,
): boolean {
  const isRange = min > 0 && max >= min && max / min <= widestRatio;
  return isRange && !isTooLittle(min, currency, period) && !isTooMuch(max, currency, period);
}

export function isTooLittle(
  amount: number,
  currency: string | null,
  period: SalaryPeriod,
): boolean {
  const units = unitsPerDollar(currency);
  const least = plausible[period][0] * (units >= manyUnits ? 0.25 : 1);
  return amount < least * units;
}

const isTooMuch = (amount: number, currency: string | null, period: SalaryPeriod): boolean =>
  amount > plausible[period][1] * unitsPerDollar(currency);

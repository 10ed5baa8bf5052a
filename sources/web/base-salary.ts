import { findAmounts, widestRatio } from '#core/amounts.ts';
import type { Salary } from '#core/posting.ts';
import { isRecord, toAmount, toLine } from '../fields/lenient.ts';
import { currencyOf, periodOf, salaryOf } from '../fields/salary.ts';
import { listed, placeOf } from './job-place.ts';
import type { JsonLdNode } from './json-ld-nodes.ts';

/**
 * The pay of a JobPosting: schema.org/baseSalary as MonetaryAmount with a range or one value, as a
 * bare number, or as text. Null where no amount is stated.
 */
export function baseSalaryOf(node: JsonLdNode): Salary | null {
  const stated = listed(node.baseSalary)[0];
  const country = countryOf(node);
  const currency = currencyOf(toLine(node.salaryCurrency), country);
  if (!isRecord(stated)) return salaryOfText(toLine(stated), currency, null, country);
  const inner = listed(stated.value)[0];
  const value = isRecord(inner) ? inner : stated;
  const unit = toLine(value.unitText ?? value.unitCode ?? stated.unitText ?? stated.unitCode);
  const ownCurrency = currencyOf(toLine(stated.currency ?? value.currency), country) ?? currency;
  const exact = isRecord(inner) ? inner.value : inner;
  const min = toAmount(value.minValue ?? exact);
  const max = toAmount(value.maxValue ?? exact);
  if (min === null && max === null) return salaryOfText(toLine(exact), ownCurrency, unit, country);
  return salaryOf({ min, max, currency: ownCurrency, period: periodOf(unit) });
}

/**
 * "£40,000 - £50,000 per annum", "3.500,- € brutto/Monat": the first amounts and what is said of
 * them. A bare "$" is the money of the country the job is in.
 */
function salaryOfText(
  text: string | null,
  currency: string | null,
  unit: string | null,
  country: string | null,
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

/** The country of all places of a posting, where it is one and the same. */
function countryOf(node: JsonLdNode): string | null {
  const countries = new Set(placeOf(node).locations.map(({ country }) => country));
  const [country = null] = countries;
  return countries.size === 1 ? country : null;
}

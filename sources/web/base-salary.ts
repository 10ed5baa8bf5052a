import type { Salary } from '#core/posting.ts';
import { isRecord, toAmount, toLine } from '../fields/lenient.ts';
import { currencyOf, periodOf, salaryOf, salaryOfText } from '../fields/salary.ts';
import { listed, placeOf } from './job-place.ts';
import type { JsonLdNode } from './json-ld-nodes.ts';

/**
 * The pay of a JobPosting: schema.org/baseSalary as MonetaryAmount with a range or one value, as a
 * bare number, or as text. Null without an amount.
 */
export function baseSalaryOf(node: JsonLdNode): Salary | null {
  const stated = listed(node.baseSalary)[0];
  const country = countryOf(node);
  const currency = currencyOf(toLine(node.salaryCurrency), country);
  if (!isRecord(stated)) return salaryOfText(toLine(stated), { currency, country });
  const inner = listed(stated.value)[0];
  const value = isRecord(inner) ? inner : stated;
  const unit = toLine(value.unitText ?? value.unitCode ?? stated.unitText ?? stated.unitCode);
  const ownCurrency = currencyOf(toLine(stated.currency ?? value.currency), country) ?? currency;
  const exact = isRecord(inner) ? inner.value : inner;
  const min = toAmount(value.minValue ?? exact);
  const max = toAmount(value.maxValue ?? exact);
  if (min === null && max === null)
    return salaryOfText(toLine(exact), { currency: ownCurrency, unit, country });
  return salaryOf({ min, max, currency: ownCurrency, period: periodOf(unit) });
}

function countryOf(node: JsonLdNode): string | null {
  const countries = new Set(placeOf(node).locations.map(({ country }) => country));
  const [country = null] = countries;
  return countries.size === 1 ? country : null;
}

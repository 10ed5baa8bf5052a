import type { Salary } from '#core/posting.ts';
import { isRecord, toAmount, toLine } from '../fields/lenient.ts';
import { currencyOf, periodOf, salaryOf } from '../fields/salary.ts';
import { listed } from './job-place.ts';
import type { JsonLdNode } from './json-ld-nodes.ts';

/**
 * The pay of a JobPosting: schema.org/baseSalary as MonetaryAmount with a range or one value, as a
 * bare number, or as text. Null where no amount is stated.
 */
export function baseSalaryOf(node: JsonLdNode): Salary | null {
  const stated = listed(node.baseSalary)[0];
  const currency = toLine(node.salaryCurrency);
  if (!isRecord(stated)) return salaryOfText(toLine(stated), currency, null);
  const inner = listed(stated.value)[0];
  const value = isRecord(inner) ? inner : stated;
  const unit = toLine(value.unitText ?? value.unitCode ?? stated.unitText ?? stated.unitCode);
  const ownCurrency = toLine(stated.currency ?? value.currency) ?? currency;
  const exact = isRecord(inner) ? inner.value : inner;
  const min = toAmount(value.minValue ?? exact);
  const max = toAmount(value.maxValue ?? exact);
  if (min === null && max === null) return salaryOfText(toLine(exact), ownCurrency, unit);
  return salaryOf({ min, max, currency: ownCurrency, period: periodOf(unit) });
}

const number = /\d[\d.,\s'’]*\d|\d/g;

/** "£40,000 - £50,000 per annum": the first two amounts, thousands also as `k`. */
function salaryOfText(
  text: string | null,
  currency: string | null,
  unit: string | null,
): Salary | null {
  if (text === null) return null;
  const found = [...text.matchAll(number)].slice(0, 2);
  const isThousands = /\d\s*k\b/i.test(text);
  const amounts = found.map(([digits]) => {
    const value = toAmount(digits.trim());
    return value !== null && isThousands && value < 1_000 ? value * 1_000 : value;
  });
  const [min = null, max = min] = amounts;
  return salaryOf({
    min,
    max,
    currency: currency ?? currencyIn(text),
    period: periodOf(unit) ?? periodOf(text.replace(number, ' ')),
  });
}

function currencyIn(text: string): string | null {
  const code = /\b(USD|EUR|GBP|CHF|CAD|AUD|PLN|CZK|SEK|NOK|DKK|INR|JPY|SGD)\b/.exec(text)?.[1];
  return code ?? currencyOf(/US\$|CA?\$|A\$|€|£|₹|zł|Kč/.exec(text)?.[0] ?? null);
}

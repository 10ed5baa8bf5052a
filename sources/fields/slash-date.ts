import { isoDate } from './iso-date.ts';

/** Which number comes first in a date with two: 7/28/2026 or 28/7/2026. */
export type DateOrder = 'month_first' | 'day_first';

const form = /^\D{0,20}?(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\b(.*)/s;

/**
 * The order in which one site writes its dates: from any date that has only one reading, or a time
 * with AM or PM, which is American. Null if no date tells, or two tell otherwise.
 */
export function dateOrderOf(dates: readonly (string | null)[]): DateOrder | null {
  const orders = new Set(dates.flatMap((date) => orderIn(date ?? '') ?? []));
  const [order = null] = orders;
  return orders.size === 1 ? order : null;
}

function orderIn(date: string): DateOrder | null {
  const [, first, , second, , rest = ''] = form.exec(date) ?? [];
  if (first === undefined || second === undefined) return null;
  if (Number(first) > 12) return 'day_first';
  return Number(second) > 12 || /\b[ap]\.?m\b/i.test(rest) ? 'month_first' : null;
}

/** The day of a date with two numbers as ISO 8601; null for an unknown order, or no such day. */
export function slashDate(date: string | null, order: DateOrder | null): string | null {
  const [, first = '', , second = '', year] = form.exec(date ?? '') ?? [];
  if (year === undefined || order === null) return null;
  const [month, day] = order === 'month_first' ? [first, second] : [second, first];
  return isoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

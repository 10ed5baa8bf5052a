import { pay as payText } from '#renderer/format.ts';
import type { Insights } from '#renderer/model.ts';
import { insightsStrings } from '#renderer/strings/insights.ts';

type Pay = Insights['pay'];
type Band = Pay['bands'][number];

/** A yearly amount: `€92k`. */
export const amount = (value: number, currency: string | null): string =>
  payText({ min: value, max: value, currency, period: 'year' });

/** A range of yearly pay: `€40–60k`, `up to €40k`, `€140k+`. */
export const bandText = ({ from, to }: Pick<Band, 'from' | 'to'>, currency: string | null) =>
  payText({ min: from === 0 && to !== null ? null : from, max: to, currency, period: 'year' });

/** A range for an axis without the currency: `40–60k`, or `40k` if space is short. */
export const axisText = ({ from, to }: Pick<Band, 'from' | 'to'>) => ({
  text: bandText({ from, to }, null),
  short: shortText(from, to),
});

function shortText(from: number, to: number | null): string {
  if (to === null) return bandText({ from, to }, null);
  return from === 0 ? insightsStrings.pay.below(amount(to, null)) : amount(from, null);
}

/** The median's place over ranges of equal width, 0 to 1; null without a median. */
export function medianPlace({ bands, median }: Pay): number | null {
  if (median === null) return null;
  const index = bands.findIndex(({ from, to }) => median >= from && (to === null || median < to));
  const band = bands[index];
  if (band === undefined) return null;
  const within = band.to === null ? 0.5 : (median - band.from) / (band.to - band.from);
  return (index + within) / bands.length;
}

export function share(part: number, whole: number): string {
  if (whole === 0) return percent(0);
  const exact = part / whole;
  if (exact > 0 && exact < 0.01) return `< ${percent(0.01)}`;
  return percent(exact);
}

const percent = (part: number): string =>
  part.toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 0 });

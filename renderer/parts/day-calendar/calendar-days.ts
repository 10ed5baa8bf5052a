import type { DayNews } from '#renderer/model.ts';

const weekCount = 13;
export const daysPerWeek = 7;

/** The starts of the days of the last 13 weeks, local, and the end of today. `firstDay`: 0 for Sunday. */
export function dayBounds(now: Date, firstDay: number): readonly string[] {
  const intoWeek = (now.getDay() - firstDay + daysPerWeek) % daysPerWeek;
  const count = (weekCount - 1) * daysPerWeek + intoWeek + 1;
  // In calendar days: some have 23 or 25 hours.
  const startOf = (daysAhead: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysAhead);
  return Array.from({ length: count + 1 }, (_, i) => startOf(i + 1 - count).toISOString());
}

/** The first day of a week where the user is, 0 for Sunday; Monday where nobody knows. */
export function firstDayOf(locale: Intl.Locale): number {
  // Not every engine knows it, and some only as a property.
  const { weekInfo, getWeekInfo } = locale as Intl.Locale & {
    readonly weekInfo?: { readonly firstDay: number };
    readonly getWeekInfo?: () => { readonly firstDay: number };
  };
  return ((getWeekInfo?.call(locale) ?? weekInfo)?.firstDay ?? 1) % daysPerWeek;
}

/** How dark a day is: 0 for none, 4 for the most. By roots, so that one day leaves others apart. */
export const levelOf = (count: number, most: number): number =>
  count === 0 ? 0 : Math.ceil(Math.sqrt(count / Math.max(most, fewestForMost)) * 4);

/** Fewer are never a busy day. */
const fewestForMost = 4;

export const busiest = (days: readonly DayNews[]): DayNews | null =>
  days.reduce<DayNews | null>((best, day) => (day.new > (best?.new ?? 0) ? day : best), null);

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  ArrowLeft: -daysPerWeek,
  ArrowRight: daysPerWeek,
};

/** The day with news that a key leads to, by its place; null if there is none that way. */
export function dayAfterKey(days: readonly DayNews[], from: number, key: string): number | null {
  const has = (at: number) => (days[at]?.new ?? 0) > 0;
  if (key === 'Home') return placeOr(days.findIndex((_, at) => has(at)));
  if (key === 'End') return placeOr(days.findLastIndex((_, at) => has(at)));
  const step = steps[key];
  if (step === undefined) return null;
  for (let at = from + step; at >= 0 && at < days.length; at += step) {
    if (has(at)) return at;
  }
  return null;
}

const placeOr = (at: number): number | null => (at === -1 ? null : at);

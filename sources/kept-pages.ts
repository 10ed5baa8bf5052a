import { days } from '#core/duration.ts';
import type { WebDocument } from '#core/web-document.ts';

/** The days after which the page of an opening is asked for again, though its list shows no change. */
const freshDays = 7;

/** The share of such pages that one scan asks for, and the least number that it may. */
const shareAScan = 1 / 5;
const leastAScan = 10;

/**
 * THE RULE of pages that a scan keeps: it asks for those of new and changed openings. Of the others
 * it asks for the ones that nobody asked for in a week, the longest unasked first: a fifth of all in
 * one scan. So a changed text is found in time, though its list shows no change.
 */
export function agedPages(kept: readonly WebDocument[], today: string): ReadonlySet<WebDocument> {
  const most = Math.max(leastAScan, Math.ceil(kept.length * shareAScan));
  const aged = kept
    .filter(({ askedOn }) => daysBetween(askedOn, today) >= freshDays)
    .toSorted((a, b) => (a.askedOn ?? '').localeCompare(b.askedOn ?? ''));
  return new Set(aged.slice(0, most));
}

/** A page without a day is older than any. A day to come is of a clock that was wrong: older, too. */
function daysBetween(day: string | undefined, today: string): number {
  const passed = day === undefined ? Number.NaN : (Date.parse(today) - Date.parse(day)) / days(1);
  return passed >= 0 ? passed : Number.POSITIVE_INFINITY;
}

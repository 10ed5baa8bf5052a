import { days } from '#core/duration.ts';

const weekCount = 13;

/** The last 13 weeks, oldest first; the last one ends today (UTC). */
export function lastWeeks(now: Date): readonly { readonly from: string; readonly to: string }[] {
  const end = Math.floor(now.getTime() / days(1) + 1) * days(1);
  const edge = (weeksBack: number) => new Date(end - weeksBack * days(7)).toISOString();
  return Array.from({ length: weekCount }, (_, i) => ({
    from: edge(weekCount - i),
    to: edge(weekCount - i - 1),
  }));
}

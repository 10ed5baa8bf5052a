import { hours } from '#core/duration.ts';
import { endOfQuiet, type OffsetMinutes } from '#core/quiet-hours.ts';

/**
 * When a person may next be notified, epoch milliseconds, now at the soonest: not in quiet hours, and
 * never more often in an hour than they want. Null for never. `told`: when they were.
 */
export function nextNoticeAt(request: {
  readonly now: number;
  readonly told: readonly number[];
  readonly perHour: number;
  readonly quietHours: string | null;
  readonly offset: OffsetMinutes;
}): number | null {
  const { now, told, perHour, quietHours, offset } = request;
  if (perHour === 0) return null;
  const oldest = told.toSorted((a, b) => b - a)[perHour - 1];
  // A clock that was set back must not silence us for long.
  const free = oldest === undefined ? now : Math.min(oldest, now) + hours(1);
  return endOfQuiet(quietHours, Math.max(now, free), offset);
}

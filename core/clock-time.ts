import { z } from 'zod';

const pattern = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** A time of day, such as 08:30. */
export const ClockTime = z
  .string({ error: 'enter a time of day, such as 08:30' })
  .trim()
  .regex(pattern, 'enter a time of day, such as 08:30');

/** The first moment after `afterMs` at which local clocks show this time; epoch milliseconds. */
export function nextAt(clockTime: string, afterMs: number): number {
  const [, hours = '0', minutes = '0'] = pattern.exec(clockTime) ?? [];
  const at = new Date(afterMs);
  at.setHours(Number(hours), Number(minutes), 0, 0);
  // In calendar days: one has 23 or 25 hours where clocks change.
  if (at.getTime() <= afterMs) at.setDate(at.getDate() + 1);
  return at.getTime();
}

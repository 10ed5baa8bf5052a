/** A moment as the date picker speaks of it, in local time: `2026-11-26 14:20:00`. */
export type PickerTime = string;

const morning = 9;

/** Nine in the morning so many days from now. */
export function morningIn(days: number, nowMs: number): PickerTime {
  const at = new Date(nowMs);
  at.setDate(at.getDate() + days);
  at.setHours(morning, 0, 0, 0);
  return toPickerTime(at);
}

/** The same moment in ISO 8601; null where it is none. */
export function isoOf(time: PickerTime): string | null {
  const at = new Date(time.replace(' ', 'T'));
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function toPickerTime(at: Date): PickerTime {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;
const dateTime =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/**
 * A vendor's date as ISO 8601, as exact as it was given: `2026-07-27 15:33:54 UTC` becomes
 * `2026-07-27T15:33:54Z`, epoch milliseconds become UTC. Null for what is no date.
 */
export function isoDate(value: unknown): string | null {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const iso = dateOnly.test(text) ? text : isoDateTime(text);
  return iso !== null && !Number.isNaN(Date.parse(iso)) ? iso : null;
}

function isoDateTime(text: string): string | null {
  const match = dateTime.exec(text);
  if (match === null) return null;
  const [, day, time, zone = ''] = match;
  return `${day}T${time}${offset(zone)}`;
}

function offset(zone: string): string {
  if (/^[zug]/i.test(zone)) return 'Z';
  return zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
}

function fromEpoch(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  const isPlausible = milliseconds > 0 && !Number.isNaN(date.getTime());
  return isPlausible ? date.toISOString() : null;
}

import { seconds } from '#core/duration.ts';

/**
 * Milliseconds a `Retry-After` header asks us to wait: seconds or an HTTP date (RFC 9110, 10.2.3).
 * Null where there is none or it says nothing. A date in the past is 0.
 */
export function parseRetryAfter(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return seconds(Number(text));
  // Date.parse takes "-5" and the like for years; an HTTP date begins with the day's name.
  const at = /^[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, Math.round(at - nowMs));
}

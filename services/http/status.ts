import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { statusError as statusFailure } from '#core/status-error.ts';
import { type AnswerHeaders, headerOf } from './headers.ts';

/** Our pause after a 429 without `Retry-After`. */
const defaultRetryAfterMs = seconds(30);

const refusals: ReadonlySet<number> = new Set([401, 403, 405, 429]);

/** Fields that stand in ordinary answers too, and with a refusal mean a captcha. */
const refusalMarks = [
  { field: 'x-datadome', kind: 'DataDome' },
  { field: 'x-dd-b', kind: 'DataDome' },
  { field: 'x-px-block', kind: 'PerimeterX' },
] as const;

/**
 * Fields of a firewall that answers 403 itself. Imperva adds its field to the answers of the site
 * too: with JSON, a site's API refuses a token.
 */
const denialMarks = [
  { field: 'server', value: /^AkamaiGHost\b/i, kind: 'Akamai' },
  { field: 'x-iinfo', value: /\S/, kind: 'Imperva' },
  { field: 'x-cdn', value: /^(?:imperva|incapsula)\b/i, kind: 'Imperva' },
] as const;

/** Header fields that mark a firewall's challenge, from vendors' documents. */
const challengeMarks = [
  { field: 'cf-mitigated', value: 'challenge', kind: 'Cloudflare' },
  { field: 'x-amzn-waf-action', value: 'captcha', kind: 'AWS WAF' },
  { field: 'x-amzn-waf-action', value: 'challenge', kind: 'AWS WAF' },
] as const;

/** The failure for a status; null for 2xx. The caller handles redirects and 304. */
export function statusError(
  url: URL,
  answer: { readonly status: number; readonly headers: AnswerHeaders },
  nowMs: number,
): AppError | null {
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return null;
  const challenge =
    challengeMarks.find(({ field, value }) => headerOf(headers, field) === value) ??
    (refusals.has(status)
      ? refusalMarks.find(({ field }) => headerOf(headers, field) !== null)
      : undefined) ??
    (status === 403 && !/json/.test(headerOf(headers, 'content-type') ?? '')
      ? denialMarks.find(({ field, value }) => value.test(headerOf(headers, field) ?? ''))
      : undefined);
  if (challenge !== undefined) {
    return new AppError('challenge_page', { url: url.href, kind: challenge.kind });
  }
  const asked = parseRetryAfter(headerOf(headers, 'retry-after'), nowMs);
  if (status === 429 || (isRefusal(status) && asked !== null)) {
    const retryAfterMs = asked ?? defaultRetryAfterMs;
    return new AppError('rate_limited', { host: url.hostname, retryAfterMs });
  }
  return statusFailure(url.href, status);
}

/** True for the statuses with which a site slows its visitors. */
export const isRefusal = (status: number): boolean =>
  status === 429 || status === 403 || status === 503;

/** From seconds or an HTTP date (RFC 9110, 10.2.3). Null if invalid; 0 for a past date. */
export function parseRetryAfter(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return seconds(Number(text));
  // Date.parse reads "-5" as a year; an HTTP date begins with a day's name.
  const at = /^[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, Math.round(at - nowMs));
}

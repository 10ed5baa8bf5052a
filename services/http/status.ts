import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { type AnswerHeaders, headerOf } from './headers.ts';
import { parseRetryAfter } from './retry-after.ts';

/** How long we stay away after a 429 that does not say. */
const defaultRetryAfterMs = seconds(30);

/** Fields by which firewalls mark a challenge, so that programs know it (vendors' documents). */
const challengeMarks = [
  { field: 'cf-mitigated', value: 'challenge', kind: 'Cloudflare' },
  { field: 'x-amzn-waf-action', value: 'captcha', kind: 'AWS WAF' },
  { field: 'x-amzn-waf-action', value: 'challenge', kind: 'AWS WAF' },
] as const;

/** The failure a status stands for, null for 2xx. Redirects, and a 304 we asked for, are not its business. */
export function statusError(
  url: URL,
  answer: { readonly status: number; readonly headers: AnswerHeaders },
  nowMs: number,
): AppError | null {
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return null;
  const place = { url: url.href, status };
  const challenge = challengeMarks.find(({ field, value }) => headerOf(headers, field) === value);
  if (challenge !== undefined) {
    return new AppError('challenge_page', { url: url.href, kind: challenge.kind });
  }
  const asked = parseRetryAfter(headerOf(headers, 'retry-after'), nowMs);
  if (status === 429 || (status === 503 && asked !== null)) {
    const retryAfterMs = asked ?? defaultRetryAfterMs;
    return new AppError('rate_limited', { host: url.hostname, retryAfterMs });
  }
  if (status === 404 || status === 410) return new AppError('page_not_found', place);
  if ([401, 403, 407, 451].includes(status)) return new AppError('access_denied', place);
  if (status >= 500 || status === 408 || status === 425) return new AppError('server_error', place);
  const got = `status ${status}`;
  return new AppError('unexpected_content', { url: url.href, expected: 'a document', got });
}

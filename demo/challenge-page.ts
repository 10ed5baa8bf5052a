import { html, type SiteAnswer } from './site-answer.ts';

const page =
  '<!doctype html><html><head><title>Just a moment...</title></head><body>' +
  '<h1>Checking if the site connection is secure</h1><p>Verify you are human.</p>' +
  '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script></body></html>';

/** A wall that wants proof of a person; `isMarked` as Cloudflare marks its own. */
export function challengePage({ status = 403, isMarked = false } = {}): SiteAnswer {
  const mark = isMarked ? { headers: { 'cf-mitigated': 'challenge' } } : {};
  return { ...html(page, status), ...mark };
}

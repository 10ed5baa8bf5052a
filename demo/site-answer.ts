import { createHash } from 'node:crypto';

export type SiteAnswer = {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export const json = (value: unknown, status = 200): SiteAnswer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

export const html = (body: string, status = 200): SiteAnswer => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
});

export const text = (body: string, status = 200): SiteAnswer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body,
});

export const xml = (body: string): SiteAnswer => ({
  status: 200,
  type: 'application/xml; charset=utf-8',
  body,
});

/** Sends the visitor to another address. */
export const redirect = (location: string, status = 302): SiteAnswer => ({
  ...text('', status),
  headers: { location },
});

/** A robots.txt that allows everything. */
export const openRobots = text('User-agent: *\nDisallow:\n');

/** The answer for an address outside the simulation. */
export const unknownPage = html(
  '<!doctype html><title>Not found</title><h1>Page not found</h1>',
  404,
);

const challenge =
  '<!doctype html><html><head><title>Just a moment...</title></head><body>' +
  '<h1>Checking if the site connection is secure</h1><p>Verify you are human.</p>' +
  '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script></body></html>';

/** A bot wall; `isMarked` adds Cloudflare's marks. */
export function challengePage({ status = 403, isMarked = false } = {}): SiteAnswer {
  const mark = isMarked ? { headers: { 'cf-mitigated': 'challenge' } } : {};
  return { ...html(challenge, status), ...mark };
}

/** Equal for equal bodies. */
export const etagOf = ({ body }: SiteAnswer): string =>
  `"${createHash('sha1').update(body).digest('hex')}"`;

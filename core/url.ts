import { AppError } from './errors.ts';

/** Parameters that name a visit, not a page. */
const trackingParameter = /^(utm_\w+|gclid|fbclid|gh_src|lever-source(\[\])?|mc_[ce]id)$/i;

/** Removes invisible characters that come along when text is copied from a page. */
export const withoutUnseen = (text: string): string =>
  text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g, '');

/**
 * The user's address as a URL, with `https://` added if it has no scheme. Throws `invalid_url`, or
 * `unsupported_protocol` for anything but http and https.
 */
export function parseWebUrl(text: string): URL {
  const trimmed = withoutUnseen(text).trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[\w.-]+:\d+(\/|$)/.test(trimmed);
  const url = URL.parse(hasScheme ? trimmed : `https://${trimmed}`);
  if (url === null || trimmed === '') throw new AppError('invalid_url', { url: text });
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new AppError('unsupported_protocol', { url: text });
  }
  if (!isPlausibleHost(url.hostname)) throw new AppError('invalid_url', { url: text });
  return url;
}

/** One spelling for one page: no fragment, no tracking parameters, no trailing slash. */
export function canonicalUrl(text: string): string {
  const url = parseWebUrl(text);
  url.hash = '';
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) {
    if (trackingParameter.test(name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  if (url.pathname.length > 1) url.pathname = url.pathname.replace(/(?<!\/)\/+$/, '');
  const canonical = url.toString();
  return url.pathname === '/' && url.search === '' ? canonical.replace(/\/$/, '') : canonical;
}

/** Longer than any real address of a page; text beyond it is no link. */
const maxLinkLength = 4_096;

/**
 * Resolves a link found on a page, or an absolute one without a base. Null for anything but
 * http(s), or beyond 4,096 characters.
 */
export function resolveLink(href: string, base?: string): string | null {
  if (href.length > maxLinkLength) return null;
  const url = URL.parse(href.trim(), base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.toString() : null;
}

/** True if `host` is `domain` or one of its subdomains. */
export function isHostOf(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** A label has at most 63 characters and a name 253 (RFC 1035, section 2.3.4). */
const isPlausibleHost = (host: string): boolean =>
  host === 'localhost' ||
  host.startsWith('[') ||
  (/[^.]\.[^.]/.test(host) && host.length <= 254 && !/[^.]{64}/.test(host));

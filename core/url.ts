import { AppError } from './errors.ts';

/** Parameters that name a visit, not a page. */
export const trackingParameter = /^(utm_\w+|gclid|fbclid|gh_src|lever-source(\[\])?|mc_[ce]id)$/i;

/**
 * The address a person gave, as a URL: `https://` is added where no scheme is given.
 * Throws `invalid_url`, or `unsupported_protocol` for anything but http and https.
 */
export function parseWebUrl(text: string): URL {
  const trimmed = text.trim();
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

/** Longer than any address a site gives to a page: what goes beyond is no link. */
const maxLinkLength = 4_096;

/**
 * Resolves a link found on a page, or without a base one that must be absolute; null for what is
 * no http(s) address, or is longer than 4,096 characters.
 */
export function resolveLink(href: string, base?: string): string | null {
  if (href.length > maxLinkLength) return null;
  const url = URL.parse(href.trim(), base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.toString() : null;
}

/** True where `host` is `domain` or one of its subdomains. */
export function isHostOf(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

const isPlausibleHost = (host: string): boolean =>
  host === 'localhost' || /[^.]\.[^.]/.test(host) || host.startsWith('[');

import { isHostOf } from '#core/url.ts';

/** First segments and subdomains that belong to the vendor, never to a board. */
const reserved = new Set(
  (
    'api v0 v1 v2 embed js css assets static jobs job j search www app help support docs status ' +
    'login signup account accounts careers apply view robots.txt sitemap.xml ' +
    'favicon.ico cdn-cgi _next internal users hire about blog resources developers'
  ).split(' '),
);

/** More subdomains that belong to a vendor, never to a company. */
const reservedHosts = new Set(
  'get go info partners academy marketplace engineering widget jobs-widget careers-analytics cdn'.split(
    ' ',
  ),
);

const languages = 'en de fr es it nl pt pl sv da nb no fi cs ja zh ko ru tr uk'.split(' ');

/** The host of an address without a leading `www.` and a trailing dot, which people also type. */
export function vendorHost(url: URL): string {
  return url.hostname.replace(/^www\./, '').replace(/\.$/, '');
}

/** The decoded segments of a path, without a locale (`en-US`, `de`) before a name. */
export function boardSegments(url: URL): readonly string[] {
  const segments = url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  return isLocale(segments) ? segments.slice(1) : segments;
}

/** A segment that may name a board; null for the vendor's own words and for files. */
export function boardName(segment: string | null | undefined): string | null {
  const name = segment?.trim() ?? '';
  const isOdd =
    name.length > 100 || /[/\\?#<>"'${}]|^\.|\.(js|css|png|svg|html?|php|xml|json)$/i.test(name);
  return name === '' || isOdd || reserved.has(name.toLowerCase()) ? null : name;
}

/** The board in `{board}.vendor.com`; null for the vendor's own hosts and for deeper names. */
export function boardSubdomain(url: URL, domain: string): string | null {
  const host = vendorHost(url);
  if (!isHostOf(host, domain) || host === domain) return null;
  const label = host.slice(0, -domain.length - 1);
  return label.includes('.') || reservedHosts.has(label) ? null : boardName(label);
}

/** The whole host, if it is a board's under one of a vendor's domains: `{board}.vendor.com`. */
export function boardHost(url: URL, domains: readonly string[]): string | null {
  return domains.some((domain) => boardSubdomain(url, domain) !== null) ? vendorHost(url) : null;
}

/** A company may have the name of a locale: then no other name follows it. */
function isLocale([first = '', second = '']: readonly string[]): boolean {
  const [language = '', region] = first.toLowerCase().split(/[-_]/);
  const isLike = region === undefined || /^([a-z]{2}|[a-z]{4}|\d{3})$/.test(region);
  const isKnown = languages.includes(language) && isLike;
  return isKnown && boardName(second) !== null && !isPostingId(second);
}

/** True for a segment that begins with the id of a posting; the board comes before it. */
export const isPostingId = (segment: string): boolean =>
  /^\d+(-|$)|^[\da-f]{8}-[\da-f]{4}-|^[\dA-F]{10}$/.test(segment);

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray percent sign: the raw segment is the best reading.
    return segment;
  }
}
